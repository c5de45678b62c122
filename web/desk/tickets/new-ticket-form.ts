import type { Template } from '#api/desk/templates.ts';
import type { FormFields } from '#core/desk/templates/lay-template.ts';
import type { FieldValues } from '#core/house/custom-fields/custom-field.ts';

/** What is written in the form of a new ticket (TKT-1). */
export interface NewTicketForm {
  readonly subject: string;
  readonly description: string;
  readonly address: string;
  readonly name: string;
  readonly fromCustomer: boolean;
  readonly siteId: string | null;
  readonly groupId: string | null;
  readonly priority: string | null;
  readonly typeId: string | null;
  readonly tags: readonly string[];
  readonly own: FieldValues;
  readonly templateId: string | null;
  /** What the template has put in and nobody has changed since (TPL-1). */
  readonly laid: FormFields;
}

export const blankForm: NewTicketForm = {
  subject: '',
  description: '',
  address: '',
  name: '',
  fromCustomer: true,
  siteId: null,
  groupId: null,
  priority: null,
  typeId: null,
  tags: [],
  own: {},
  templateId: null,
  laid: {},
};

const presettable = ['subject', 'description', 'groupId', 'priority', 'typeId', 'tags'] as const;
const OWN = 'own.';

/** The fields that a template can fill, each by its name (TPL-1). */
export function fieldsOf(form: NewTicketForm): FormFields {
  return {
    ...Object.fromEntries(presettable.map((name) => [name, form[name]])),
    ...Object.fromEntries(Object.entries(form.own).map(([key, value]) => [`${OWN}${key}`, value])),
  };
}

/** The form with its fields as they have become. */
export function withFields(form: NewTicketForm, fields: FormFields): NewTicketForm {
  const own = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(OWN) ? [[name.slice(OWN.length), value]] : [],
  );
  const plain = Object.fromEntries(presettable.map((name) => [name, fields[name]]));
  return {
    ...form,
    ...(plain as Pick<NewTicketForm, (typeof presettable)[number]>),
    own: Object.fromEntries(own) as FieldValues,
  };
}

/** What a template puts into the fields of the form (TPL-1). */
export function presetFields({ subject, bodyText, presets }: Template): FormFields {
  const { groupId, priority, typeId, tags, customFields } = presets;
  return {
    ...{ subject, description: bodyText, groupId, priority, typeId, tags },
    ...Object.fromEntries(Object.entries(customFields).map(([key, value]) => [`${OWN}${key}`, value])),
  };
}
