// A report as the measurements send it: by whom, and what it says.
import { systemNow } from '../src/kernel/time.ts'
import type { Person } from '../src/registers/permissions.ts'
import { reportBody } from '../test/report.ts'

export const who: Person = {
  staffId: '00000000-0000-7000-8000-0000000000aa',
  forceId: 'bench',
  name: 'B Officer',
  roles: ['duty superintendent'],
  unit: 'unit-1',
  supervisorId: null,
}

export const body = () =>
  reportBody(systemNow(), {
    name: `Bench Child ${Math.floor(Math.random() * 1e6)}`,
    answers: { 'self-harm': 'no', exploitation: 'yes' },
    grade: { level: 'HIGH', because: 'as the answers say', earlierConsidered: null },
  })
