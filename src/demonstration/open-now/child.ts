// The child of a scene: of the age asked for, at home in the town the scene is in.
import { dayOf, type Instant } from '../../kernel/time.ts'
import { type Child, homeIn, hostAuthority } from '../children.ts'

export const bornFor = (age: number, drawn: Child['dateOfBirth'], at: Instant): Child['dateOfBirth'] => {
  const year = Number(at.slice(0, 4)) - age - (drawn.slice(5) > at.slice(5, 10) ? 1 : 0)
  return dayOf(`${year}${drawn.slice(4)}`.replace('-02-29', '-02-28'))
}

/** The address says which town it is in. */
export function homeOf(child: Child): Child {
  const street = child.address.split(', ').at(-2) ?? 'Bottle Kiln Rise'
  const address = child.lookedAfter
    ? `${homeIn(child.area)}, ${child.area}`
    : `${/^\d/.test(street) ? street : `17 ${street}`}, ${child.area}`
  const authority = child.outOfArea ? 'Northmarch Council (invented)' : hostAuthority
  return {
    ...child,
    address,
    authority,
    carer: {
      ...child.carer,
      relation: relationOf(child),
    },
  }
}

/** A child who is made one of a home, or of a family, has a carer who fits. */
function relationOf({ lookedAfter, carer }: Child): string {
  if (lookedAfter) return 'care home worker'
  return carer.relation === 'care home worker' ? 'mother' : carer.relation
}
