"""Content credentials: what is claimed, by whom, and that a changed file is found out."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from producer.errors import InputError
from producer.segment.formats import FORMATS
from producer.segment.signing import check, sign, signable
from producer.station import Signing
from tests.labels_builder import labels, mastered
from tests.readers import length

c2pa = pytest.importorskip("c2pa", reason="c2pa-python is not installed")

NOW = datetime.datetime.now(datetime.UTC)
CONTAINERS = tuple(each for each in FORMATS if signable(Path(each.file_name)))


def certificate(name: str, key: Any, issuer: str, signer: Any, *, authority: bool) -> bytes:
    """A certificate in PEM, as C2PA asks for: a signer's key is for signing alone."""
    usage = x509.KeyUsage(
        not authority, False, False, False, False, authority, authority, False, False
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - datetime.timedelta(days=1))
        .not_valid_after(NOW + datetime.timedelta(days=9))
        .add_extension(x509.BasicConstraints(authority, None), True)
        .add_extension(usage, True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), False
        )
    )
    if not authority:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        made = made.add_extension(purpose, False)
    return made.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _named(common: str) -> x509.Name:
    pairs = ((NameOID.COMMON_NAME, common), (NameOID.ORGANIZATION_NAME, "Harbour Public Radio"))
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in pairs])


def signing(folder: Path, key: Any) -> Signing:
    """A chain of two, and the signer's key, as PEM files in a folder."""
    root = ec.generate_private_key(ec.SECP256R1())
    chain = certificate("desk", key, "root", root, authority=False)
    chain += certificate("root", root, "root", root, authority=True)
    found = Signing(certificate=folder / "chain.pem", key=folder / "key.pem")
    found.certificate.write_bytes(chain)
    found.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return found


KEYS = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "RSA": lambda: rsa.generate_private_key(65537, 2048),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
}


@pytest.fixture
def ours(tmp_path: Path) -> Signing:
    return signing(tmp_path, KEYS["P-256"]())


def written(name: str, folder: Path) -> Path:
    """A second and a bit of noise in a format."""
    format = next(each for each in FORMATS if each.name == name)
    noise = np.random.default_rng(1).normal(0, 900, 50_001).astype(np.int16)
    path = folder / format.file_name
    format.write(mastered(noise, folder / "noise.pcm"), path, labels())
    return path


def told(path: Path) -> tuple[dict[str, Any], frozenset[str]]:
    """The credentials of a file, and what speaks against them but that nobody knows the signer."""
    found = json.loads(c2pa.Reader(path).json())
    faults = {status["code"] for status in found.get("validation_status", ())}
    manifest: dict[str, Any] = found["manifests"][found["active_manifest"]]
    return manifest, frozenset(faults - {"signingCredential.untrusted"})


@pytest.mark.parametrize("name", [each.name for each in CONTAINERS])
def test_a_signed_file_says_that_a_machine_speaks(name: str, ours: Signing, tmp_path: Path) -> None:
    path = written(name, tmp_path)
    before = length(path)
    sign(path, labels(title='The “ferry” & "us"\n🚢'), ours)
    manifest, faults = told(path)
    assert faults == frozenset()
    (claims,) = [one for one in manifest["assertions"] if one["label"] == "c2pa.actions.v2"]
    (action,) = claims["data"]["actions"]
    assert action["action"] == "c2pa.created"
    assert action["digitalSourceType"] == labels().digital_source_type
    assert action["description"] == labels().disclosure
    assert manifest["title"] == 'The “ferry” & "us"\n🚢'
    assert manifest["signature_info"]["issuer"] == "Harbour Public Radio"
    assert length(path) == before


def test_wav_and_mp3_can_be_signed_and_mp2_cannot() -> None:
    names = {Path(name) for name in ("segment.wav", "segment.mp3", "segment.mp2")}
    assert {path.suffix for path in names if signable(path)} == {".wav", ".mp3"}


@pytest.mark.parametrize("key", KEYS)
def test_keys_of_every_kind_sign(key: str, tmp_path: Path) -> None:
    ours = signing(tmp_path, KEYS[key]())
    check(ours, NOW)
    path = written("wav", tmp_path)
    sign(path, labels(), ours)
    assert told(path)[1] == frozenset()


def test_a_file_that_was_changed_since_is_found_out(ours: Signing, tmp_path: Path) -> None:
    path = written("wav", tmp_path)
    sign(path, labels(), ours)
    content = bytearray(path.read_bytes())
    place = content.index(b"data") + 2_000
    content[place] ^= 1
    path.write_bytes(content)
    assert "assertion.dataHash.mismatch" in told(path)[1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("key.pem", b"no key"),
        ("key.pem", None),
        ("chain.pem", b"no certificate"),
        ("chain.pem", None),
    ],
)
def test_what_is_no_certificate_or_key_is_told_before_the_work(
    name: str, content: bytes | None, ours: Signing, tmp_path: Path
) -> None:
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name) as caught:
        check(ours, NOW)
    assert "PEM" in caught.value.hint


def test_a_certificate_that_signed_itself_is_told(tmp_path: Path) -> None:
    key = KEYS["P-256"]()
    ours = signing(tmp_path, key)
    ours.certificate.write_bytes(certificate("desk", key, "desk", key, authority=True))
    with pytest.raises(InputError, match=r"chain\.pem: this can't be signed with"):
        check(ours, NOW)


def test_a_curve_that_c2pa_does_not_know_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no keys of this kind"):
        check(signing(tmp_path, ec.generate_private_key(ec.SECP256K1())), NOW)


def test_another_s_key_is_told(ours: Signing, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = signing(tmp_path / "other", KEYS["P-256"]())
    with pytest.raises(InputError, match="not the key of"):
        check(Signing(certificate=ours.certificate, key=other.key), NOW)


@pytest.mark.parametrize("days", [-2, 10])
def test_a_certificate_out_of_its_time_is_told(days: int, ours: Signing) -> None:
    with pytest.raises(InputError, match="valid from"):
        check(ours, NOW + datetime.timedelta(days=days))
