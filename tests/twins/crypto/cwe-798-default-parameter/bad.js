const OpenAI = require('openai');

class Summaries {
  constructor({ apiKey = 'sk-proj-Qm3vT8yXk1LzR0bNc7HsWd5EaFgJpUi2', model = 'gpt-4o-mini' } = {}) { // fault: CWE-798
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
