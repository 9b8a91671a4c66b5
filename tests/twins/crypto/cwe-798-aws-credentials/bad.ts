import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';

const s3 = new S3Client({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: 'AKIAZ3QK7V5RWTN2HM4D',
    secretAccessKey: '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', // fault: CWE-798
  },
});

export async function storeReceipt(tenantId: string, pdf: Buffer): Promise<string> {
  const Key = `receipts/${tenantId}/${randomUUID()}.pdf`;
  await s3.send(
    new PutObjectCommand({
      Bucket: 'tillroll-receipts',
      Key,
      Body: pdf,
      ContentType: 'application/pdf',
      ServerSideEncryption: 'aws:kms',
    }),
  );
  return Key;
}
