// A report as the form sends it, for tests: the five fields and everything else left open. A test says only what it is about.

import { hours, type Instant, plus } from '../src/kernel/time.ts'
import type { ReportBody } from '../src/work/missing/commands/report-asked.ts'

export const reportBody = (now: Instant, more: Partial<ReportBody> = {}): ReportBody => ({
  path: 'missing',
  name: 'Invented Child',
  age: 14,
  lastSeenAt: plus(now, hours(-2)),
  lastSeenPrecision: 'about',
  lastSeenPlace: 'Rugeley station',
  callerPhone: '07700900123',
  why: 'Did not come home from school',
  callerName: null,
  callerRelation: null,
  dateOfBirth: null,
  ageDisputed: false,
  sex: null,
  description: null,
  address: null,
  postcode: null,
  lookedAfterBy: null,
  firstContactAt: null,
  unit: 'control-room',
  area: 'Stafford',
  reviewBy: null,
  matchedAs: null,
  personId: 'none of these',
  source: null,
  answers: {},
  notes: null,
  grade: null,
  ...more,
})
