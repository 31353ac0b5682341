// Changes one field of each record, as an integrator would with a client that is generated from the OpenAPI document.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

declare const process: { env: Record<string, string>; exitCode: number };

const { BASE_URL, TOKEN, TENANT, CLIENT, BOOKING, CONNECTION, SUBSCRIPTION } = process.env;
const api = createClient<paths>({ baseUrl: BASE_URL, headers: { Authorization: `Bearer ${TOKEN}` } });
const header = { "If-Match": "*" };
const tenant = { tenantId: TENANT };

const answers = [
  await api.PATCH("/api/platform/tenants/{tenantId}/clients/{id}", {
    params: { path: { ...tenant, id: CLIENT }, header }, body: { firstName: "Nora" },
  }),
  await api.PATCH("/api/platform/tenants/{tenantId}/bookings/{id}", {
    params: { path: { ...tenant, id: BOOKING }, header }, body: { staffMember: "Conor" },
  }),
  await api.PATCH("/api/platform/tenants/{tenantId}", {
    params: { path: tenant, header }, body: { name: "Oak & Ivy" },
  }),
  await api.PATCH("/api/platform/tenants/{tenantId}/channel-connections/{id}", {
    params: { path: { ...tenant, id: CONNECTION }, header }, body: { name: "Evening line" },
  }),
  await api.PATCH("/api/platform/tenants/{tenantId}/event-subscriptions/{id}", {
    params: { path: { ...tenant, id: SUBSCRIPTION }, header }, body: { description: "The till" },
  }),
  await api.PATCH("/api/platform/tenants/{tenantId}/clients/{id}", {
    params: { path: { ...tenant, id: CLIENT }, header }, body: { email: null },
  }),
];

for (const { response, error } of answers)
  if (error) console.error(response.status, JSON.stringify(error));
process.exitCode = answers.every(({ response }) => response.ok) ? 0 : 1;
