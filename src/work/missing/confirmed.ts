// How it is known that whoever was located is the child: somebody has them in sight. Heard on the telephone is not that (F8, F33).

export const HOW_CONFIRMED = [
  'seen by an officer',
  'seen by somebody who knows them',
  'confirmed by a service',
] as const

/** Offered, so that it is asked; never recorded as a location. */
export const HEARD_ONLY = 'heard only'

export const howConfirmedWords: Readonly<Record<(typeof HOW_CONFIRMED)[number], string>> = {
  'seen by an officer': 'An officer has seen the child',
  'seen by somebody who knows them': 'Somebody who knows the child has them in sight',
  'confirmed by a service': 'A hospital, a school, another force or service has the child with them',
}
