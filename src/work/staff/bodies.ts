// Jobs of bodies that hold one another to account are not one person's; and whoever says who may do what may do none of it.
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { bodyOf, type Role } from '../../registers/permissions.ts'

const alone: Role = 'system administrator'

export function jobRefusals(jobs: readonly Role[]): readonly Refusal[] {
  const bodies = [...new Set(jobs.map(bodyOf))]
  return [
    ...(jobs.length === 0 ? [refusal('roles', 'Choose at least one job')] : []),
    ...(jobs.includes(alone) && jobs.length > 1
      ? [refusal('roles', 'A system administrator has no other job: nobody gives themselves what they may see.')]
      : []),
    ...(bodies.length > 1
      ? [
          refusal(
            'roles',
            `These are jobs of ${bodies.join(' and of ')}: one holds the other to account, and nobody works for both. Choose jobs of one of them.`,
          ),
        ]
      : []),
  ]
}
