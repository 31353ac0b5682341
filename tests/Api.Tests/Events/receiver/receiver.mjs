// Verifies each event with the secret in WEBHOOK_SECRET and writes a line of JSON about it; the first line is the port.
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET);

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    try {
      const event = webhook.verify(Buffer.concat(chunks).toString("utf8"), request.headers);
      console.log(JSON.stringify({ id: request.headers["webhook-id"], type: event.type, firstName: event.data.firstName }));
      response.writeHead(204).end();
    } catch (error) {
      console.log(JSON.stringify({ error: error.message }));
      response.writeHead(400).end();
    }
  });
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
