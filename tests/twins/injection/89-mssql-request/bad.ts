import sql, { ConnectionPool, IResult } from 'mssql';
import type { Request, Response, NextFunction } from 'express';

interface Shipment {
  ShipmentId: number;
  Carrier: string;
  TrackingNo: string;
}

export class ShipmentController {
  constructor(private readonly pool: ConnectionPool) {}

  private async byWarehouse(warehouse: string, since: Date): Promise<IResult<Shipment>> {
    const request = this.pool.request();
    request.input('since', sql.DateTime2, since);
    return request.query<Shipment>( // fault: CWE-89
      "SELECT ShipmentId, Carrier, TrackingNo FROM dbo.Shipments WHERE CreatedAt >= @since AND Warehouse = N'" +
        warehouse +
        "'",
    );
  }

  list = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const warehouse = (req.params.warehouse as string).toUpperCase();
      const days = Math.min(Number(req.query.days) || 7, 90);
      const since = new Date(Date.now() - days * 86_400_000);
      const { recordset } = await this.byWarehouse(warehouse, since);
      res.json({ warehouse, shipments: recordset });
    } catch (err) {
      next(err);
    }
  };
}
