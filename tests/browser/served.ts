import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A file of a site: its text, and what kind it is. */
export interface SiteFile {
  readonly kind: "text/html" | "text/javascript";
  readonly text: string;
}

/** A site on this machine. */
export interface Site {
  /** Without a slash at the end. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves files by their paths, each with the content security policy. */
export function served(files: Readonly<Record<string, SiteFile>>, policy: string): Promise<Site> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": `${file.kind}; charset=utf-8`, "content-security-policy": policy }).end(file.text);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({
        address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => closed());
          }),
      });
    });
  });
}
