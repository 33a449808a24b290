// Every form there is, sent by somebody who has been signed out meanwhile: it comes back, with what was typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../src/kernel/identity.ts'
import { testApp } from './app.ts'

const it = await testApp()

test('a form sent signed out is never lost to a fault of ours, whichever it is', async () => {
  const client = await it.named('Asha Nolan')
  const listed: { readonly commands: readonly { readonly path: string }[] } = JSON.parse(
    (await client.get('/api')).text,
  )
  const paths = listed.commands.map(({ path }) => path.replace('/api', '').replace(':record', newId(it.clock())))
  assert.ok(paths.length > 100, `${paths.length} forms`)

  for (const path of paths) {
    const answer = await fetch(`${it.address}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ because: 'typed with care', name: 'typed with care' }),
    })
    const text = await answer.text()
    assert.equal(answer.status, 401, `${path}: ${text.slice(0, 2000)}`)
    assert.match(text, /What you typed is kept below/, path)
  }
})
