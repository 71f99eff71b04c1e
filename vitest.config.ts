import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  ssr: { resolve: { conditions: ["@guiju/source"], externalConditions: ["@guiju/source"] } },
  resolve: { conditions: ["@guiju/source"] },
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    // The long volumes take minutes.
    testTimeout: process.env.GUIJU_FULL === undefined ? 60_000 : 1_800_000,
    setupFiles: ["tests/seed.ts"],
    typecheck: { enabled: true, include: ["packages/*/src/**/*.test-d.ts"] },
  },
});

export default config;
