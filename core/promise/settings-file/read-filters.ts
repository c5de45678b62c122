import { type FilterKind, filterKinds } from '#core/conditions/filter.ts';
import { rowsOfTree } from '#core/conditions/rows-of-tree.ts';
import { type FilterFault, filterFault } from '#core/conditions/sound-filter.ts';
import { readConditions } from './read-conditions.ts';
import { readFilterActions, shortText } from './read-filter-actions.ts';
import { fieldsOf, flagOf, namedItems, textOf } from './read-written.ts';
import type { FilterSections, FilterSettings } from './settings.ts';
import { type Reading, refer, tell, type WrittenEntry } from './written.ts';

/** Reads the section `filters` of a settings file (SLA-11, FLT-1): by kind, each in the order they are asked. */
export function readFilters(entry: WrittenEntry, reading: Reading): FilterSections {
  const kinds = fieldsOf(entry.value, filterKinds, reading) ?? {};
  return Object.fromEntries(
    filterKinds.flatMap((kind): [FilterKind, FilterSettings[]][] => {
      const section = kinds[kind];
      return section ? [[kind, readKind(kind, section, reading)]] : [];
    }),
  );
}

function readKind(kind: FilterKind, section: WrittenEntry, reading: Reading): FilterSettings[] {
  const items = namedItems(section, ['site', 'active', 'when', 'do', 'continue'], reading);
  return items.map(({ name, fields, node }) => {
    const problemsBefore = reading.problems.length;
    shortText(fields.name, 120, reading);
    const site = fields.site && textOf(fields.site.value, reading);
    const ruleRows = rowsOfTree(readConditions(fields.when?.value, reading));
    if (!ruleRows) tell(reading, fields.when ?? node, 'nested-too-deep');
    if (fields.when && ((ruleRows?.length ?? 0) > 30 || ruleRows?.some(({ conditions }) => conditions.length > 50)))
      tell(reading, fields.when, 'too-many', { most: ruleRows && ruleRows.length > 30 ? 30 : 50 });
    if (!fields.do) tell(reading, node, 'missing', { key: 'do' });
    const actions = fields.do ? readFilterActions(fields.do.value, reading) : [];
    const filter: FilterSettings = {
      name,
      siteId: site && fields.site ? refer(reading, 'site', site, fields.site) : null,
      active: flagOf(fields.active, true, reading),
      ruleRows: ruleRows ?? [],
      actions: actions.map(({ action }) => action),
      continues: flagOf(fields.continue, false, reading),
      line: node.line,
      actionLines: actions.map(({ line }) => line),
    };
    // What could not be read is told of already; the rest of the filter says nothing then.
    const fault = reading.problems.length === problemsBefore ? filterFault({ ...filter, kind }) : null;
    if (fault !== null) {
      const about = faultOf[fault] === 'filter' ? undefined : fields[faultOf[fault] as 'when' | 'do'];
      tell(reading, about ?? node, 'refused', { refusal: `filters.${fault}`, name });
    }
    return filter;
  });
}

/** The part of a filter that a fault is about. */
const faultOf: Readonly<Record<FilterFault, 'when' | 'do' | 'filter'>> = {
  'empty-row': 'when',
  'does-nothing': 'filter',
  'done-twice': 'do',
  'wrong-fate': 'do',
  'needs-age': 'when',
  'fits-everything': 'filter',
};
