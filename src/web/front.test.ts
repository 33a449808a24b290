// The front door: everybody begins where their work does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'

const it = await testApp()

test('each begins where their work does, whatever else they may open', async () => {
  const begins = async (name: string) => (await (await it.named(name)).get('/')).location
  assert.deepEqual(
    [
      await begins('Uma Kettering'),
      await begins('Tess Mowbray'),
      await begins('Piet Lowther'),
      await begins('Ines Fallow'),
      await begins('Asha Nolan'),
    ],
    ['/scrutiny', '/meetings', '/questions', '/inspector', '/board'],
  )
})
