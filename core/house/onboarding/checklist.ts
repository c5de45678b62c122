/** How one activity of the checklist stands (ONB-1). */
export interface CheckResult {
  /** `holds`: done; `missing`: nothing there yet; `broken`: there, but not working. */
  readonly state: 'holds' | 'missing' | 'broken';
  /** What the sentence under the title is filled in with. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** One activity as the checklist shows it (ONB-1). */
export interface CheckedActivity extends CheckResult {
  readonly key: string;
  /** A mandatory one carries a warning triangle until it holds. */
  readonly mandatory: boolean;
  /** Where in the product it is put right. */
  readonly path: string;
}

/** The checklist summed up for its ring and its heading (ONB-1). */
export interface ChecklistSummary {
  readonly done: number;
  readonly all: number;
  /** Mandatory activities that do not hold. */
  readonly warnings: number;
  /** The first mandatory one that does not hold, broken ones before missing ones: what to do next. */
  readonly next: string | undefined;
}

/** Sums up a checklist: how many hold, how many warn and what to do next (ONB-1). */
export function sumUpChecklist(activities: readonly CheckedActivity[]): ChecklistSummary {
  const open = activities.filter((activity) => activity.mandatory && activity.state !== 'holds');
  return {
    done: activities.filter((activity) => activity.state === 'holds').length,
    all: activities.length,
    warnings: open.length,
    next: (open.find((activity) => activity.state === 'broken') ?? open[0])?.key,
  };
}
