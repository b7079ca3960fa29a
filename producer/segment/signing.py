"""Files signed as C2PA content credentials: who made them, and that a machine speaks.

C2PA 2.2, and its digital source types, which are IPTC's.
"""

from __future__ import annotations

import io
import wave
from importlib import util
from typing import TYPE_CHECKING, Any, Final

from producer import __version__
from producer.errors import InputError, MissingError, OutputError, ProducerError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography import x509

    from producer.segment.labels import Labels
    from producer.station import Signing

_EXTENSIONS: Final = frozenset({".wav", ".flac", ".mp3", ".m4a"})
"""The containers that can hold a manifest (C2PA 2.2, Annex A)."""
_TRIAL: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
_ALGORITHMS: Final = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}
"""Of elliptic keys, by curve."""


def check(signing: Signing, at: datetime) -> None:
    """Raise a ProducerError where nothing could be signed at that time: before the work."""
    if util.find_spec("c2pa") is None:
        raise MissingError(
            "signing needs the package c2pa-python, which is not installed",
            "Type: pip install 'producer[sign]', or take `signing` out of the station file.",
        )
    _refuse_outdated(signing.certificate, at)
    _try(signing, at)


def _try(signing: Signing, at: datetime) -> None:
    """Sign a moment of silence: what C2PA asks of a certificate only shows in use."""
    import c2pa

    silence = io.BytesIO()
    with wave.open(silence, "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(960))
    silence.seek(0)
    claim = _manifest(title="silence", when=at, source_type=_TRIAL, about="a trial")
    try:
        with c2pa.Builder(claim) as builder, _signer(signing) as signer:
            builder.sign(signer, "audio/wav", silence, io.BytesIO())
    except c2pa.C2paError as error:
        raise _unusable(signing.certificate, " ".join(str(error).split())) from error


def signable(path: Path) -> bool:
    """Whether a file's container holds content credentials."""
    return path.suffix in _EXTENSIONS


def sign(path: Path, labels: Labels, signing: Signing) -> None:
    """Sign a file in place. Raises OutputError where it can't be, InputError as `check` does."""
    import c2pa

    signed = path.with_name(f"signed-{path.name}")
    claim = _manifest(
        title=labels.title,
        when=labels.made,
        source_type=labels.digital_source_type,
        about=labels.disclosure or labels.engine,
    )
    try:
        with c2pa.Builder(claim) as builder, _signer(signing) as signer:
            builder.sign_file(path, signed, signer)
        signed.replace(path)
    except c2pa.C2paError as error:
        raise OutputError(
            f"{path.name} can't be signed: {error}",
            "Try another certificate, or take `signing` out of the station file.",
        ) from error
    finally:
        signed.unlink(missing_ok=True)


def _manifest(*, title: str, when: datetime, source_type: str, about: str) -> dict[str, Any]:
    """What is claimed: that a synthetic voice was made from a story, by this program."""
    maker = {"name": "producer", "version": __version__}
    created = {
        "action": "c2pa.created",
        "when": when.isoformat(timespec="seconds"),
        "softwareAgent": maker,
        "digitalSourceType": source_type,
        "description": about,
    }
    return {
        "claim_generator_info": [maker],
        "title": title,
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [created]}}],
    }


def _signer(signing: Signing) -> Any:
    """A signer for the certificate and key. Raises InputError where they are none, or apart."""
    import c2pa

    key = _key(signing.key)
    if _chain(signing.certificate)[0].public_key() != key.public_key():
        raise _unusable(signing.key, f"it is not the key of {signing.certificate}")
    chain = signing.certificate.read_bytes()
    info = c2pa.C2paSignerInfo(_algorithm(key, signing.key), chain, signing.key.read_bytes(), None)
    try:
        return c2pa.Signer.from_info(info)
    except c2pa.C2paError as error:
        raise _unusable(signing.certificate, str(error)) from error


def _refuse_outdated(path: Path, at: datetime) -> None:
    first = _chain(path)[0]
    if not first.not_valid_before_utc <= at <= first.not_valid_after_utc:
        since, until = first.not_valid_before_utc, first.not_valid_after_utc
        raise _unusable(path, f"it is valid from {since:%Y-%m-%d} to {until:%Y-%m-%d}")


def _chain(path: Path) -> list[x509.Certificate]:
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificates(_read(path))
    except ValueError as error:
        raise _unusable(path, str(error)) from error


def _key(path: Path) -> Any:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        return load_pem_private_key(_read(path), password=None)
    except (ValueError, TypeError) as error:  # the second: it has a password
        raise _unusable(path, str(error)) from error


def _algorithm(key: Any, path: Path) -> str:
    """C2PA's name for how a key signs (clause 13.2). Raises InputError."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in _ALGORITHMS:
        return _ALGORITHMS[key.curve.name]
    if isinstance(key, rsa.RSAPrivateKey):
        return "ps256"
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    raise _unusable(path, "C2PA knows no keys of this kind")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unusable(path, (error.strerror or str(error)).lower()) from error


def _unusable(path: Path, why: str) -> ProducerError:
    return InputError(
        f"{path}: this can't be signed with: {why}",
        "Give PEM files under `signing`: the certificate chain, and its key without a password.",
    )
