import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { randomUUID } from 'node:crypto';

const s3 = new S3Client({
  region: 'eu-central-1',
  credentials: fromTemporaryCredentials({
    params: {
      RoleArn: 'arn:aws:iam::418263970155:role/tillroll-receipt-writer',
      RoleSessionName: 'receipt-service',
      DurationSeconds: 900,
    },
  }),
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
