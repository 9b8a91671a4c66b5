import axios from 'axios';

const http = axios.create({
  baseURL: 'https://api.parcelwise.com/v3',
  timeout: 5000,
  headers: {
    Accept: 'application/json',
    'X-Api-Key': 'pw_live_4fJx8sQ1nZ60tLbRkV72', // fault: CWE-798
  },
});

export async function rates({ from, to, grams }) {
  const { data } = await http.post('/rates', { from, to, weight: { unit: 'g', value: grams } });
  return data.rates.map(({ carrier, price, days }) => ({ carrier, price, days }));
}

export async function label(shipmentId) {
  const { data } = await http.post(`/shipments/${encodeURIComponent(shipmentId)}/label`);
  return data.labelUrl;
}
