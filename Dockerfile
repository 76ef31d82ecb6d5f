FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY server server
COPY --from=build /app/dist dist
# The default store lies here; mount a volume, or set DATABASE_URL to PostgreSQL.
RUN mkdir -p data node_modules/.cache && chown node:node data node_modules/.cache
VOLUME /app/data
USER node
EXPOSE 8080
# Without npm between, SIGTERM reaches the server and it stops gracefully.
CMD ["node", "server/main.ts"]
