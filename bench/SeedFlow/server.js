// The flow that the seed page describes, as plainly as it does: find the client by phone, create or update, create the
// booking; a statement a step, none of them in a transaction.
const express = require('express');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

const tables = `
  DROP TABLE IF EXISTS bookings, clients;
  CREATE TABLE clients (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), tenant_id uuid NOT NULL, first_name text, last_name text, email text,
    phone text NOT NULL, first_interaction_source text, first_interaction_date timestamptz,
    first_booking_date timestamptz, last_booking_date timestamptz, status text,
    created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX clients_phone ON clients (tenant_id, phone);
  CREATE TABLE bookings (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), tenant_id uuid NOT NULL, client_id uuid NOT NULL REFERENCES clients,
    booking_date timestamptz NOT NULL, service_name text, amount numeric(10, 2), currency text, status text,
    payment_status text, source text, external_booking_id text, created_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX bookings_client ON bookings (client_id, booking_date)`;

const findClient = `SELECT * FROM clients WHERE tenant_id = $1 AND phone = $2`;
const createClient = `
  INSERT INTO clients (tenant_id, first_name, last_name, email, phone, first_interaction_source,
    first_interaction_date, first_booking_date, last_booking_date, status)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7, 'active') RETURNING *`;
const updateClient = `
  UPDATE clients SET last_booking_date = $2, status = 'active', updated_at = $2 WHERE id = $1 RETURNING *`;
const createBooking = `
  INSERT INTO bookings (tenant_id, client_id, booking_date, service_name, amount, currency, status, payment_status,
    source, external_booking_id)
  VALUES ($1, $2, $3, $4, $5, 'EUR', 'confirmed', 'pending', $6, $7) RETURNING *`;

const one = async (sql, values) => (await pool.query(sql, values)).rows[0];

const app = express();
app.use(express.json());
app.get('/', (_, answer) => answer.send(''));
app.post('/api/webhooks/n8n/booking-created', async (request, answer) => {
  const { tenantId, bookingData: data } = request.body;
  try {
    const now = new Date();
    const known = await one(findClient, [tenantId, data.phone]);
    const client = known
      ? await one(updateClient, [known.id, now])
      : await one(createClient, [
        tenantId, data.firstName, data.lastName, data.email, data.phone, data.source, now]);
    const booking = await one(createBooking, [
      tenantId, client.id, new Date(data.dateTime), data.service, data.price, data.source, data.externalId]);
    answer.status(201).json({ success: true, clientId: client.id, bookingId: booking.id, isNewClient: !known });
  } catch (error) {
    console.error(error);
    answer.status(500).json({ success: false });
  }
});

pool.query(tables).then(() => app.listen(Number(process.env.PORT), '127.0.0.1'));
