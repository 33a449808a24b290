// Self-defined ethnicity: the 18+1 codes, as an official list. "Not stated" is an answer, kept apart from the others.
import list from './ethnicity-codes.json' with { type: 'json' }

type EthnicityCode = { readonly code: string; readonly group: string; readonly label: string }

export const ethnicityCodes: readonly EthnicityCode[] = list.codes.map(({ code, group, label }) => ({
  code,
  group,
  label,
}))

export const ethnicityOf = new Map(ethnicityCodes.map((one) => [one.code, one]))

/** As the child describes it, with why where it was not stated; or that nobody recorded it, and why. */
export function ethnicityWords({
  code,
  whyNot,
}: {
  readonly code: string | null
  readonly whyNot: string | null
}): string {
  if (code === null) return `not recorded: ${whyNot ?? 'no reason given'}`
  const label = ethnicityOf.get(code)?.label ?? code
  return whyNot === null ? label : `${label}: ${whyNot}`
}
