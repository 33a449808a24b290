// Why a recommendation has no status is said in one phrase, wherever it is shown.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusWords } from './status-words.ts'

test('a status is said as computed; without one, whether it has no test, no measure can test it, or it waits', () => {
  const nothing = { standing: null, tested: false, untestable: null }

  assert.deepEqual(
    [
      statusWords({ ...nothing, standing: 'met', tested: true }),
      statusWords({ ...nothing, tested: true }),
      statusWords({ ...nothing, tested: true }, 'no status computed by then'),
      statusWords({ ...nothing, untestable: 'Kept elsewhere' }),
      statusWords(nothing),
    ],
    ['met', 'not computed yet', 'no status computed by then', 'no measure can test it', 'no closure test'],
  )
})
