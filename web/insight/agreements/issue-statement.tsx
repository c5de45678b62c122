import { Modal, TextInput } from '@mantine/core';
import { Stamp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueStatement, listEvidence, readAgreement, readStatement } from '#api/insight/agreements.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';

export interface IssueStatementProps {
  readonly agreementId: string;
  readonly month: string;
  /** The revision issued last. */
  readonly issued: number | null;
  readonly because: string | undefined;
  readonly onIssued: () => void;
}

/** Issues a month's statement, or issues it anew with a reason (SLR-5); asks first, as it is for good. */
export function IssueStatement({ agreementId, month, issued, because, onIssued }: IssueStatementProps) {
  const { t } = useTranslation(['insight', 'kit']);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const issue = useCall(issueStatement, {
    refresh: [readAgreement, readStatement, listEvidence],
    onSuccess: () => {
      setAsking(false);
      setReason('');
      onIssued();
    },
  });
  const word = t(issued === null ? 'agreements.issue' : 'agreements.issueAgain');
  return (
    <>
      <Button
        size="sm"
        {...(issued === null ? { look: 'pri' as const } : {})}
        icon={<Stamp size={14} aria-hidden />}
        because={because}
        onClick={() => setAsking(true)}
      >
        {word}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={word}
        closeButtonProps={{ 'aria-label': t('kit:parts.close') }}
      >
        <form
          className="col agreement-form"
          onSubmit={(event) => {
            event.preventDefault();
            issue.mutate({ params: { agreementId, month }, body: { reason } });
          }}
        >
          <p>{t('agreements.issueAsk')}</p>
          {issued === null ? null : (
            <TextInput
              required
              data-autofocus
              maxLength={500}
              label={t('agreements.issueReason')}
              description={t('agreements.issueReasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {issue.error ? <ErrorState error={issue.error} /> : null}
          <div className="row">
            <span className="grow" />
            <Button onClick={() => setAsking(false)}>{t('kit:parts.cancel')}</Button>
            <Button look="pri" type="submit" busy={issue.isPending}>
              {word}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
