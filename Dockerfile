# commslint without Node on the machine:
#   docker run --rm --user "$(id -u)" --volume "$PWD:/drafts" commslint check
FROM node:22-alpine AS build
WORKDIR /commslint
COPY . .
RUN npm install --no-audit --no-fund && mkdir /package && npm pack --pack-destination /package

FROM node:22-alpine
# --changed and --since ask git; the folder that is mounted belongs to somebody else.
RUN apk add --no-cache git && git config --system --add safe.directory /drafts
COPY --from=build /package /package
RUN npm install --global --no-audit --no-fund /package/*.tgz && npm cache clean --force && rm -r /package
# One check as the owner keeps what was compiled for the checks of those who may not write there.
RUN echo 'Hello.' | commslint check --stdin || true
USER node
WORKDIR /drafts
ENTRYPOINT ["commslint"]
CMD ["check"]
