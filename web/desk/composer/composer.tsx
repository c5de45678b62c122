import { Forward, Lock, Reply, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readReplyFrame } from '#api/desk/messages.ts';
import type { Ticket } from '#api/desk/ticket.ts';
import { sizeText } from '#web/desk/ticket/attachment-link.tsx';
import { PhraseButton } from '#web/desk/phrases/phrase-button.tsx';
import { PhraseSuggest } from '#web/desk/phrases/phrase-suggest.tsx';
import { usePhrases } from '#web/desk/phrases/use-phrases.ts';
import { TemplateReplyButton } from '#web/desk/templates/reply-button.tsx';
import { RichText } from '#web/desk/ticket/rich-text.tsx';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { CallFailed } from '#web/kit/wire/call-failed.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { type EditorHandle, WritingField } from './editor.tsx';
import { mentionedIn } from './mentions.ts';
import { Recipients } from './recipients.tsx';
import { SendMenu } from './send-menu.tsx';
import { Tools } from './tools.tsx';
import { firstDraft, isBlank, type Mode, useDraft } from './use-draft.ts';
import { pictureAddress, useFiles } from './use-files.ts';
import { type Letter, useSending } from './use-sending.ts';
import '#web/desk/phrases/phrases.css';

export interface ComposerProps {
  readonly ticket: Ticket;
  readonly names: DeskNames;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly onTyping: () => void;
  /** A stale answer: somebody wrote or changed something since this page was read. */
  readonly onStale: (error: CallFailed) => void;
}

/** The composer (TKT-3): answer, note or forward; in note mode all of it is cream, so nobody answers by mistake. */
export function Composer({ ticket, names, mode, onMode, onTyping, onStale }: ComposerProps) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const frame = useAnswer(readReplyFrame, { params: { ticketId: ticket.id } }, { staleTime: 60_000 }).data;
  const [begun] = useState(() => firstDraft(ticket.id, ticket.draft));
  const draft = useDraft(ticket.id, ticket.draft);
  const files = useFiles();
  const phrases = usePhrases(ticket, names);
  const handle = useRef<EditorHandle>(null);
  const [html, setHtml] = useState(begun?.html ?? '');
  const [to, setTo] = useState<readonly string[]>();
  const [cc, setCc] = useState<readonly string[]>();
  const [bcc, setBcc] = useState<readonly string[]>([]);
  const [wide, setWide] = useState(false);
  const [statusId, setStatusId] = useState(() => localStorage.getItem(statusKey) ?? 'waiting-for-customer');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const customer = ticket.person?.name || ticket.person?.address || t('compose.customer');
  const greeted = useRef(begun !== undefined);

  const send = useSending(ticket, names.settings?.undoSeconds ?? 10, (letter) => {
    handle.current?.setHtml(letter.html);
    files.restore(letter.files);
    onMode(letter.mode);
    handle.current?.focus();
  });
  useEffect(() => {
    if (greeted.current || mode !== 'answer' || !frame || !isBlank(html)) return;
    greeted.current = true;
    if (frame.greetingHtml) handle.current?.setHtml(`${frame.greetingHtml}<p></p>`);
  }, [frame, mode, html]);

  const recipients = to ?? (mode === 'forward' ? [] : (frame?.to ?? []));
  const copies = cc ?? frame?.cc ?? [];
  const empty = isBlank(html) || (mode === 'answer' && frame !== undefined && html === `${frame.greetingHtml}<p></p>`);
  const because = !ticket.may.answer ? t('compose.noRight') : undefined;
  const press = (withStatus: string, sendAt?: number) => {
    if (empty || sending || because) return void (empty && handle.current?.focus());
    const letter: Letter = {
      mode,
      html,
      to: recipients,
      cc: mode === 'note' ? [] : copies,
      bcc,
      files: files.files,
      mentioned: mode === 'note' ? mentionedIn(html, names.colleagues) : [],
      statusId: mode === 'answer' ? withStatus : '',
      sendAt,
    };
    setSending(true);
    setError(undefined);
    send(letter)
      .then(() => {
        draft.forget();
        files.clear();
        greeted.current = true;
        handle.current?.setHtml('');
        setHtml('');
        draft.forget();
        onMode('answer');
      })
      .catch((failed: unknown) => {
        if (failed instanceof CallFailed && failed.code === 'tickets.stale') onStale(failed);
        else setError(failed);
      })
      .finally(() => setSending(false));
  };
  useKeys([
    {
      keys: 'ctrl+enter',
      label: t('compose.sendAnd', { status: names.status(statusId).toLowerCase() }),
      group: t('keys.ticket'),
      run: () => press(statusId),
    },
    { keys: 'ctrl+shift+enter', label: t('compose.keepStatus'), group: t('keys.ticket'), run: () => press('') },
  ]);
  const addPicture = async (chosen: readonly File[]) => {
    for (const file of chosen) {
      const kept = await files.upload(file);
      if (kept)
        handle.current
          ?.editor()
          ?.chain()
          .focus()
          .setImage({ src: pictureAddress(kept), alt: kept.name })
          .run();
    }
  };
  const addFiles = (chosen: readonly File[]) => {
    for (const file of chosen) void (file.type.startsWith('image/') ? addPicture([file]) : files.upload(file));
  };
  return (
    <section className={`composer ${mode}`} aria-label={t(`compose.${mode === 'answer' ? 'reply' : mode}`)}>
      <div className="row composer-head">
        <SegmentedControl
          label={t('compose.mode')}
          value={mode}
          options={[
            { value: 'answer', label: t('compose.reply'), icon: <Reply size={14} aria-hidden /> },
            { value: 'note', label: t('compose.note'), icon: <Lock size={14} aria-hidden /> },
            { value: 'forward', label: t('compose.forward'), icon: <Forward size={14} aria-hidden /> },
          ]}
          onChange={onMode}
        />
        <span className="grow" />
        {mode === 'answer' && !wide ? (
          <button type="button" className="plainbtn xs t3 cut" onClick={() => setWide(true)}>
            {t('compose.to')}{' '}
            <b className="m">{recipients[0] === ticket.person?.address ? customer : (recipients[0] ?? '–')}</b>
            {recipients.length + copies.length > 1 ? ` +${recipients.length + copies.length - 1}` : ''} ·{' '}
            {t('compose.cc')}
          </button>
        ) : null}
      </div>
      {mode === 'forward' || (mode === 'answer' && wide) ? (
        <div className="composer-to">
          <Recipients label={t('compose.to')} addresses={recipients} onChange={setTo} autoFocus={mode === 'forward'} />
          <Recipients label={t('compose.cc')} addresses={mode === 'forward' ? (cc ?? []) : copies} onChange={setCc} />
          {mode === 'answer' ? <Recipients label={t('compose.bcc')} addresses={bcc} onChange={setBcc} /> : null}
        </div>
      ) : null}
      <WritingField
        handle={handle}
        html={begun?.html ?? ''}
        placeholder={
          mode === 'note'
            ? t('compose.notePlaceholder')
            : mode === 'forward'
              ? t('compose.forwardPlaceholder')
              : t('compose.placeholder', { name: customer })
        }
        onChange={(next) => {
          setHtml(next);
          draft.keep({ kind: mode, html: next });
          onTyping();
        }}
        onFiles={addFiles}
        onSend={(withStatus) => press(withStatus ? statusId : '')}
        over={(editor) => <PhraseSuggest editor={editor} phrases={phrases} />}
      />
      {mode === 'answer' && frame?.signatureHtml ? (
        <div className="signature xs t3" role="note" aria-label={t('compose.signature')}>
          <RichText html={frame.signatureHtml} attachments={[]} />
        </div>
      ) : null}
      {files.files.length + files.coming.length > 0 ? (
        <div className="row wrap composer-files">
          {files.files.map((file) => (
            <span className="att" key={file.id}>
              <span className="cut">{file.name}</span>{' '}
              <span className="t3 num nowrap">{sizeText(file.bytes, times.number)}</span>
              <button
                type="button"
                className="plainbtn"
                aria-label={t('compose.removeFile', { name: file.name })}
                onClick={() => files.remove(file.id)}
              >
                <X size={13} />
              </button>
            </span>
          ))}
          {files.coming.map((name) => (
            <span className="att t3" key={name} role="status">
              <span className="spin" aria-hidden /> {t('compose.uploading', { name })}
            </span>
          ))}
        </div>
      ) : null}
      {error ? <ErrorState error={error}>{t('compose.kept')}</ErrorState> : null}
      <div className="row composer-foot">
        <Tools
          handle={handle}
          onFiles={(chosen) => chosen.forEach((file) => void files.upload(file))}
          onPicture={(chosen) => void addPicture(chosen)}
        />
        <PhraseButton handle={handle} phrases={phrases} />
        {mode === 'answer' ? <TemplateReplyButton ticket={ticket} handle={handle} phrases={phrases} /> : null}
        <span className="grow" />
        {draft.savedAt !== undefined && !empty ? (
          <span className="xs t3 nowrap kept-at">{t('compose.keptAt', { at: times.time(draft.savedAt) })}</span>
        ) : null}
        {mode === 'answer' ? (
          <SendMenu
            names={names}
            statusId={statusId}
            busy={sending}
            because={because ?? (empty ? t('compose.empty') : undefined)}
            onSend={(withStatus) => press(withStatus)}
            onStatus={(chosen) => {
              setStatusId(chosen);
              localStorage.setItem(statusKey, chosen);
              press(chosen);
            }}
            onLater={(at) => press(statusId, at)}
          />
        ) : (
          <Button
            look="pri"
            hint="ctrl+enter"
            busy={sending}
            because={because ?? (empty ? t('compose.empty') : undefined)}
            onClick={() => press('')}
          >
            {t(mode === 'note' ? 'compose.saveNote' : 'compose.sendForward')}
          </Button>
        )}
      </div>
    </section>
  );
}

const statusKey = 'svara.send-status';
