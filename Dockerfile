# Two stages: packages and static files are made once, the image that runs holds no build tools.
FROM debian:bookworm-slim AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends \
      python3 python3-venv ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements/base.txt requirements/base.txt
RUN python3 -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/base.txt
COPY . .
ENV STATIC_ROOT=/static \
    STATICFILES_BACKEND=whitenoise.storage.CompressedManifestStaticFilesStorage
# Collecting reads the settings but needs nothing secret: the demo's own defaults do.
RUN /venv/bin/python script/_traditional.py \
    && /venv/bin/pybabel compile -d locale -D django \
    && DEMO=1 /venv/bin/python manage.py collectstatic --noinput -v0

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends \
      python3 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
      fonts-hanazono fonts-babelstone-han curl \
    && rm -rf /var/lib/apt/lists/* && fc-cache \
    && useradd --system --create-home --uid 10001 sutong \
    && install -d -o sutong -g sutong /data
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=build /static /static
WORKDIR /app
USER 10001
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 VAR_DIR=/data STATIC_ROOT=/static \
    STATICFILES_BACKEND=whitenoise.storage.CompressedManifestStaticFilesStorage
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s CMD ["curl", "-fsS", "http://127.0.0.1:8000/healthz"]
CMD ["gunicorn", "--config", "python:portal.serving", "--bind", "0.0.0.0:8000", "--workers", "2", "portal.wsgi"]
