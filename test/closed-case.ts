// A case in facts, as the ledger holds it: reported, graded, closed.
import { instant } from '../src/kernel/time.ts'
import type { NewFact } from '../src/practice/fact.ts'
import { gradedBody, reportedBody } from './recorded-case.ts'

type Named = { readonly name: string; readonly caller: string | null }

/** `closedAt` is an instant in RFC 3339. */
export function closedCase(
  level: string,
  closedAt = '2026-10-12T10:00:00Z',
  named: Named = { name: 'Somebody Invented', caller: null },
): NewFact[] {
  const at = instant('2026-10-10T10:00:00Z')
  const caller = { name: named.caller, phone: '07700 900000', relation: null }
  return [
    { kind: 'missing.reported/1', happenedAt: at, body: reportedBody(at, { name: named.name }, { caller }) },
    { kind: 'missing.graded/1', happenedAt: at, body: gradedBody(level) },
    { kind: 'missing.closed/1', happenedAt: instant(closedAt), body: { summary: 'x' } },
  ]
}
