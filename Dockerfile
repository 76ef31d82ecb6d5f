FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY server server
COPY --from=build /app/dist dist
# The default store lies here; mount a volume, or set DATABASE_URL to PostgreSQL.
RUN mkdir -p data && chown node:node data
VOLUME /app/data
USER node
EXPOSE 8080
# The process answers; whether the store does too is asked by /readyz.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||8080)+'/healthz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# Without npm between, SIGTERM reaches the server and it stops gracefully.
CMD ["node", "server/main.ts"]
