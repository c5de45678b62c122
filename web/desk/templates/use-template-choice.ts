import { useState } from 'react';
import { suitsSite } from '#core/desk/templates/find-templates.ts';
import { type FormFields, layTemplate, saysSame, withoutTemplate } from '#core/desk/templates/lay-template.ts';
import {
  blankForm,
  fieldsOf,
  type NewTicketForm,
  presetFields,
  withFields,
} from '#web/desk/tickets/new-ticket-form.ts';
import type { UsableTemplates } from './use-templates.ts';

/** What came of choosing a template, said until the next choice. */
export interface ChoiceTold {
  readonly name: string;
  readonly filled: readonly string[];
  /** Presets that gave way to what was typed. */
  readonly kept: readonly string[];
}

const blank = fieldsOf(blankForm);

/** Chooses the template of a new ticket (TPL-1): nothing typed is overwritten unasked, and everything can be undone. */
export function useTemplateChoice(
  form: NewTicketForm,
  templates: UsableTemplates,
  onChange: (form: NewTicketForm) => void,
): TemplateChoiceState {
  const [told, setTold] = useState<ChoiceTold & { readonly before: string | null; readonly taken: FormFields }>();
  const bare = () =>
    withFields({ ...form, templateId: null, laid: {} }, withoutTemplate(fieldsOf(form), blank, form.laid));
  const lay = (on: NewTicketForm, id: string | null, laidBefore: FormFields) => {
    const template = templates.find(id);
    if (template === undefined) return undefined;
    const laid = layTemplate(fieldsOf(on), blank, laidBefore, presetFields(template));
    onChange({ ...withFields(on, laid.fields), templateId: template.id, laid: laid.laid });
    return { name: template.name, filled: laid.filled, kept: laid.kept };
  };
  const choose = (id: string | null) => {
    const came = lay(form, id, form.laid);
    if (came === undefined) onChange(bare());
    setTold(came && { ...came, before: form.templateId, taken: {} });
  };
  return {
    told,
    choose,
    take: () => {
      const template = templates.find(form.templateId);
      if (told === undefined || template === undefined) return;
      const [fields, presets] = [fieldsOf(form), presetFields(template)];
      const theirs = Object.fromEntries(told.kept.map((name) => [name, presets[name]]));
      onChange({ ...withFields(form, { ...fields, ...theirs }), laid: { ...form.laid, ...theirs } });
      const taken = Object.fromEntries(told.kept.map((name) => [name, fields[name]]));
      setTold({ ...told, filled: [...told.filled, ...told.kept], kept: [], taken });
    },
    undo: () => {
      const back = bare();
      const fields = fieldsOf(back);
      const typed = Object.entries(told?.taken ?? {}).filter(([name]) => saysSame(fields[name], blank[name]));
      const typedAgain = withFields(back, { ...fields, ...Object.fromEntries(typed) });
      if (lay(typedAgain, told?.before ?? null, {}) === undefined) onChange(typedAgain);
      setTold(undefined);
    },
    moveTo: (siteId) => {
      const template = templates.find(form.templateId);
      const leaves = template !== undefined && siteId !== null && !suitsSite(template, siteId);
      onChange(leaves ? { ...bare(), siteId } : { ...form, siteId });
      if (leaves) setTold(undefined);
      return leaves ? template.name : undefined;
    },
  };
}

export interface TemplateChoiceState {
  readonly told: ChoiceTold | undefined;
  readonly choose: (templateId: string | null) => void;
  /** Takes the template's words also where something was typed. */
  readonly take: () => void;
  readonly undo: () => void;
  /** Moves the form to another site; answers the name of a template that cannot come along. */
  readonly moveTo: (siteId: string | null) => string | undefined;
}
