import { setTimeout as sleep } from 'node:timers/promises'

const TRIES = 3

export class WeatherClient {
  constructor(baseUrl, { log }) {
    this.baseUrl = baseUrl
    this.log = log
  }

  /** The newest METAR of a station, or null: a desk works without weather too. */
  async metar(station, source = this.baseUrl) {
    const url = new URL(`/metar/${encodeURIComponent(station)}`, source)
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      try {
        const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(2500) }) // error: [ssrf]
        if (response.ok) return String((await response.json()).raw ?? '').slice(0, 300)
        if (response.status < 500) return null
      } catch (err) {
        this.log.warn({ err, attempt }, 'weather_failed')
      }
      await sleep(100 * 2 ** attempt * (0.5 + Math.random()))
    }
    return null
  }
}
