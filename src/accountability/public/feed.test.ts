// The Atom feed stays one that a reader can open, whatever somebody typed in a question.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { atomOf } from './feed.ts'

const nothing = {
  force: 'north',
  forceName: 'North & West',
  frozenAt: instant('2026-11-23T09:00:00Z'),
  recommendations: [],
}
const feedWith = (question: string, followUps: readonly { at: string; words: string }[] = []): string =>
  atomOf(
    nothing,
    new Map(),
    'https://figures.example',
    [
      {
        ...{ question_id: '0193a000-0000-7000-8000-000000000001', published_at: '2026-11-23T10:00:00.000Z' },
        ...{ body: { question }, standing: { answer: 'Four.' }, followUps },
      },
    ],
    [],
    { assurances: [], undertakings: [] },
  )

test('markup in a question is shown, and a character that XML does not have is left out', () => {
  const feed = feedWith('How many <b>nights</b> & "days"\u{ffff}\u{fffe}\ud800 \u{1f469}?')
  assert.match(
    feed,
    /<summary>How many &lt;b&gt;nights&lt;\/b&gt; &amp; &quot;days&quot; \u{1f469}\? Four\.<\/summary>/u,
  )
  assert.match(feed, /<title>North &amp; West: is it better\?<\/title><updated>2026-11-23T10:00:00.000Z<\/updated>/)
  assert.doesNotMatch(feed, /[\u{fffe}\u{ffff}]|[\ud800-\udfff]/u)
})

test('what was done since an answer makes its entry new, and is said in it', () => {
  const feed = feedWith('How many nights?', [
    { at: '2026-12-01T10:00:00.000Z', words: 'Two more are read.' },
    { at: '2026-12-20T10:00:00.000Z', words: 'All are read.' },
  ])
  assert.match(
    feed,
    /<entry><id>[^<]*<\/id><title>A question answered and followed up<\/title><updated>2026-12-20T10:00:00.000Z</,
  )
  assert.match(
    feed,
    /Four\. Since then, 1 December 2026: Two more are read\. Since then, 20 December 2026: All are read\./,
  )
  assert.match(feed, /is it better\?<\/title><updated>2026-12-20T10/, 'and the feed with it')
})
