// A report as the measurements send it: by whom, and what it says.
import { systemNow } from '../src/kernel/time.ts'
import type { Person } from '../src/registers/permissions.ts'
import { reportBody } from '../test/report.ts'
import { generated } from './generated-people.ts'

export const who: Person = {
  staffId: '00000000-0000-7000-8000-0000000000aa',
  forceId: 'bench',
  name: 'B Officer',
  roles: ['duty superintendent'],
  unit: 'unit-1',
  supervisorId: null,
}

/** As common as in England: reports of a like name wait for one another. */
const named = generated(20_000)

export const body = () =>
  reportBody(systemNow(), {
    name: named[Math.floor(Math.random() * named.length)]?.name ?? '',
    answers: { 'self-harm': 'no', exploitation: 'yes' },
    grade: { level: 'HIGH', because: 'as the answers say', earlierConsidered: null },
  })
