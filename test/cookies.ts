// As much of a browser as is needed over HTTP: cookies by path, and redirects one at a time.

/** As much of a browser as is needed: cookies by path, and redirects one at a time. */
export function browser(address: string) {
  const jar = new Map<string, { value: string; path: string }>()
  const go = async (
    path: string,
    options: { form?: Record<string, string>; headers?: Record<string, string> } = {},
  ) => {
    const url = new URL(path, address)
    const cookies = [...jar]
      .filter(([, one]) => url.pathname.startsWith(one.path))
      .map(([key, one]) => `${key.split(' ')[0]}=${one.value}`)
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: cookies.join('; '), ...options.headers },
      ...(options.form ? { method: 'POST', body: new URLSearchParams(options.form) } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const cookiePath = /path=([^;]+)/i.exec(line)?.[1] ?? '/'
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(`${name} ${cookiePath}`)
      else jar.set(`${name} ${cookiePath}`, { value, path: cookiePath })
    }
    return answer
  }
  const follow = async (path: string, most = 8): Promise<{ at: string; answer: Response }> => {
    let at = path
    let answer = await go(at)
    for (let hop = 0; hop < most && answer.status >= 300 && answer.status < 400; hop++) {
      at = answer.headers.get('location') ?? ''
      answer = await go(at)
    }
    return { at, answer }
  }
  return { go, follow, jar }
}
