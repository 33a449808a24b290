// A child who is back, for tests of what comes after: located and returned, by the person given.
import type { Client } from './app.ts'

type Officer = Pick<Client, 'api'>

export async function home(officer: Officer, record: string): Promise<void> {
  const location = {
    place: 'Festival Park',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Seen by officers',
    at: null,
  }
  const back = { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null }
  for (const [path, body] of [
    ['location', location],
    ['return', back],
  ] as const) {
    const answer = await officer.api(`/api/missing/${record}/${path}`, body)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`)
  }
}
