const OpenAI = require('openai');

class Summaries {
  constructor({ apiKey = process.env.OPENAI_API_KEY, model = 'gpt-4o-mini' } = {}) {
    if (!apiKey) throw new Error('apiKey is missing (sk-proj-…)');
    this.client = new OpenAI({ apiKey, timeout: 20_000, maxRetries: 2 });
    this.model = model;
  }

  async of(text) {
    const answer = await this.client.chat.completions.create({
      model: this.model,
      max_tokens: 200,
      messages: [
        { role: 'system', content: 'Summarise the minutes in three sentences.' },
        { role: 'user', content: text.slice(0, 20_000) },
      ],
    });
    return answer.choices[0].message.content;
  }
}

module.exports = { Summaries };
