// The people of the demonstration, grouped by the first of their jobs in the order in which a child's case meets them.
import { capital } from '../kernel/words.ts'
import { type Role, roles } from '../registers/permissions.ts'
import { personOfRow, type StaffRow } from '../registers/staff.ts'
import { neighbour } from './force.ts'

type Job = {
  readonly job: string
  readonly people: readonly { readonly staffId: string; readonly name: string; readonly details: string }[]
}

/** Someone without an address cannot be signed in as, nor someone without a job. */
export function byJob(people: readonly StaffRow[]): readonly Job[] {
  const reachable = people.filter((one) => one.email !== null)
  const next = reachable.filter((one) => one.force_id === neighbour.id)
  return [
    ...jobsOf(reachable.filter((one) => one.force_id !== neighbour.id)),
    ...(next.length === 0
      ? []
      : [
          {
            job: `Another force: ${neighbour.name}`,
            people: next.map((one) => ({
              staffId: one.staff_id,
              name: one.name,
              details: personOfRow(one).roles.join(', '),
            })),
          },
        ]),
  ]
}

function jobsOf(reachable: readonly StaffRow[]): readonly Job[] {
  return roles
    .map((role) => ({
      job: capital(role),
      people: reachable
        .filter((one) => firstJob(one) === role)
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
        .map((one) => ({ staffId: one.staff_id, name: one.name, details: details(one) })),
    }))
    .filter((group) => group.people.length > 0)
}

const firstJob = (one: StaffRow): Role | undefined => {
  const held = personOfRow(one).roles
  return roles.find((role) => held.includes(role))
}

/** "Stafford response, also detective inspector" */
function details(one: StaffRow): string {
  const others = personOfRow(one).roles.filter((role) => role !== firstJob(one))
  const unit = one.unit_name === null ? [] : [one.unit_name]
  return [...unit, ...(others.length > 0 ? [`also ${others.join(', ')}`] : [])].join(', ')
}
