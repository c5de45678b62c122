import {
  ArrowUpRight,
  Circle,
  CircleCheck,
  CircleDot,
  CirclePause,
  Code,
  FileText,
  Globe,
  type LucideIcon,
  ListOrdered,
  Mail,
  MessageCircle,
  MessageSquare,
  Moon,
  Pencil,
  Phone,
  ThumbsUp,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '#api/desk/ticket.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';

/** A status by shape and word (TKT-2): never by colour alone. */
export function StatusSign({ category, name }: { readonly category: StatusCategory; readonly name: string }) {
  const [Icon, colour] = statusLooks[category];
  return (
    <span className="st">
      <Icon size={14} strokeWidth={2.1} className="ic" style={{ color: colour }} aria-hidden />
      {name}
    </span>
  );
}

/** The channel a contact came by, as a small icon with its name as title. */
export function ChannelSign({ channel, size = 16 }: { readonly channel: Channel; readonly size?: number }) {
  const { t } = useTranslation('desk');
  const Icon = channelIcons[channel];
  return <Icon size={size} strokeWidth={1.75} className="ic t3" aria-label={t(`channels.${channel}`)} role="img" />;
}

const statusLooks: Readonly<Record<StatusCategory, readonly [LucideIcon, string]>> = {
  new: [CircleDot, 'var(--sv-accent)'],
  open: [Circle, 'var(--sv-accent)'],
  'with-third-party': [ArrowUpRight, 'var(--sv-c5)'],
  'waiting-for-customer': [CirclePause, 'var(--sv-text-3)'],
  dormant: [Moon, 'var(--sv-text-3)'],
  queued: [ListOrdered, 'var(--sv-c5)'],
  solved: [CircleCheck, 'var(--sv-ok)'],
  closed: [CircleCheck, 'var(--sv-ok)'],
};

const channelIcons: Readonly<Record<Channel, LucideIcon>> = {
  manual: Pencil,
  email: Mail,
  form: FileText,
  chat: MessageCircle,
  sms: MessageSquare,
  social: ThumbsUp,
  call: Phone,
  api: Code,
  'public-link': Globe,
};
