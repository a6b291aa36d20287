# boardbot alone, from the pinned versions, under an account of its own. docs/docker.md says how it is used.
FROM python:3.13-slim-trixie AS build
WORKDIR /build
# requirements-charts.txt has what draws charts as well: 160 MB more. Several stand with blanks between them.
ARG REQUIREMENTS=requirements.txt
COPY requirements.txt requirements-charts.txt requirements-installations.txt requirements-postgresql.txt ./
# The pins bring a pip of their own: sqlite-utils asks for it.
RUN python -m venv --without-pip /opt/boardbot \
    && for each in $REQUIREMENTS; do set -- "$@" --requirement "$each"; done \
    && pip --python /opt/boardbot/bin/python install --no-cache-dir --require-hashes "$@"
COPY . .
RUN pip --python /opt/boardbot/bin/python install --no-cache-dir --no-index --no-deps --no-build-isolation .

FROM python:3.13-slim-trixie
RUN useradd --uid 10001 --home-dir /var/lib/boardbot --create-home --shell /usr/sbin/nologin boardbot \
    && chmod 700 /var/lib/boardbot
COPY --from=build /opt/boardbot /opt/boardbot
COPY docker/health_check.py /opt/boardbot/health_check.py
ENV PATH=/opt/boardbot/bin:$PATH \
    BOARDBOT_DATABASE=/var/lib/boardbot/boardbot.db
USER boardbot
WORKDIR /var/lib/boardbot
VOLUME /var/lib/boardbot
# Slack may take a minute to let a new line in.
HEALTHCHECK --interval=30s --timeout=10s --start-period=90s --retries=3 \
    CMD ["python", "/opt/boardbot/health_check.py"]
ENTRYPOINT ["boardbot"]
CMD ["run"]
