"""A server at the end of a network: its certificate and its name are checked before a word is said to it."""

import shutil
import socket
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from postgres_server import ACCOUNT, FAST, Server, server

from storage.database import Database
from storage.refused import Unusable

# The name that the certificate bears; the address says on which machine it is to be found.
NAME = "db.council.example"


@dataclass
class Secured:
    """The server, its port, and the certificate by which its own can be checked."""

    server: Server
    port: int
    certificate: Path

    def address(self, host: str, **more: str) -> str:
        """The log's address by that name."""
        said = {"host": host, "hostaddr": "127.0.0.1", "port": str(self.port), **more}
        return f"postgresql://boardbot@/log?{'&'.join(f'{name}={value}' for name, value in said.items())}"


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Secured:
    folder = tmp_path_factory.mktemp("tls")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = server(FAST)
    key, certificate = made.folder / "server.key", made.folder / "server.pem"
    _write(key, certificate)
    made.stop("fast")
    made.listen(f"-c listen_addresses=127.0.0.1 -c port={port} -c ssl=on -c ssl_key_file={key} "
                f"-c ssl_cert_file={certificate}")  # fmt: skip
    made.start()
    made.new_database("log", port)
    return Secured(made, port, Path(shutil.copy(certificate, folder)))


def _write(key: Path, certificate: Path) -> None:
    """A certificate for NAME that is signed by itself; the server reads it as whoever it runs as."""
    made, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(made.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(made, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    key.write_bytes(made.private_bytes(serialization.Encoding.PEM, *form))
    certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    key.chmod(0o600)
    if key.owner() != key.parent.owner():
        for each in (key, certificate):
            shutil.chown(each, ACCOUNT)


def test_a_server_whose_certificate_is_known_is_used(secured: Secured) -> None:
    with closing(Database(secured.address(NAME, sslrootcert=str(secured.certificate)))) as log:
        log.prepare()
        with log.reading() as store:
            assert store.boards.all() == []


def _refused(address: str, logged: pytest.LogCaptureFixture) -> None:
    with closing(Database(address)) as log, pytest.raises(Unusable) as refusal:
        log.prepare()
    assert NAME not in str(refusal.value)
    assert "unless sslmode in the address says otherwise; sslrootcert there names" in logged.text


def test_one_whose_certificate_nobody_known_has_signed_is_not(
    secured: Secured, caplog: pytest.LogCaptureFixture
) -> None:
    _refused(secured.address(NAME), caplog)


def test_one_that_goes_by_another_name_is_not(secured: Secured, caplog: pytest.LogCaptureFixture) -> None:
    _refused(secured.address("another.council.example", sslrootcert=str(secured.certificate)), caplog)


def test_one_that_speaks_in_clear_is_not(secured: Secured, caplog: pytest.LogCaptureFixture) -> None:
    plain = server(FAST)
    plain.stop("fast")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    plain.listen(f"-c listen_addresses=127.0.0.1 -c port={port}")
    plain.start()
    plain.new_database("log", port)

    _refused(Secured(plain, port, secured.certificate).address(NAME, sslrootcert=str(secured.certificate)), caplog)
