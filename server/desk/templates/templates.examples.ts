import { noPresets } from '#core/desk/templates/template.ts';
import type { TemplateFields } from './change-templates.ts';

/** A template for every site and language that says nothing but its name, and what is said here. */
export function templateExample(name: string, over: Partial<TemplateFields> = {}): TemplateFields {
  const words = { subject: '', bodyText: '', instructions: '', replyHtml: '' };
  return { name, siteId: null, language: null, presets: noPresets, checklist: [], ...words, ...over };
}
