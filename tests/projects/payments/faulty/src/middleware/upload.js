import multer from 'multer';

const receive = multer({ storage: multer.memoryStorage() }); // error: [upload-without-limits]

export const evidenceUpload = receive.single('evidence');
