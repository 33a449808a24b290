// On what a value of the policy rests: a force that changed a default of ours set it itself; what law or guidance asks stays theirs.
import type { Basis } from './duty.ts'

type Set = { readonly value: number | null; readonly basis: Basis; readonly source: string }

/** `value` is the one in force; the setting has the default, with its own basis and source. */
export function restsOn(setting: Set, value: number | null): Pick<Set, 'basis' | 'source'> {
  return value !== setting.value && (setting.basis === 'Vigil default' || setting.value === null)
    ? { basis: 'force', source: 'Set by this force' }
    : { basis: setting.basis, source: setting.source }
}
