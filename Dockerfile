# The workbook for one user: alone, or as what a JupyterHub starts for each learner.
#   docker build -t workbook .
#   docker run --rm -p 127.0.0.1:8888:8888 workbook
# For a hub see "Other desks" in README.md. JUPYTERHUB has to be the hub's own version.
FROM node:24-bookworm-slim
ARG JUPYTERHUB=5.*

RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*

USER node
RUN mkdir /home/node/workbook
WORKDIR /home/node/workbook
COPY --chown=node:node . .
# A volume over a folder that is not there would belong to root.
RUN node desk/setup.mjs && mkdir -p .progress backups
RUN .venv/bin/pip install --no-cache-dir --disable-pip-version-check "jupyterhub==$JUPYTERHUB"

EXPOSE 8888
CMD ["node", "desk/start.mjs", "--no-browser", "--ip=0.0.0.0", "--port=8888"]
