"""Rotations of three dimensions, each a unit quaternion of x, y, z and w along the last axis."""

from collections import namedtuple as _namedtuple

import numpy as _np
from jax import lax as _lax, numpy as _jnp


def _parts(quat):
    return tuple(quat[..., at] for at in range(4))


def _norm(vectors):
    return _jnp.sqrt(_jnp.vecdot(vectors, vectors))


def _normal(quat):
    return quat / _norm(quat)[..., None]


def _composed(p, q):
    cross = _jnp.cross(p[..., :3], q[..., :3])
    vector = [p[..., 3] * q[..., at] + q[..., 3] * p[..., at] + cross[..., at] for at in range(3)]
    real = p[..., 3] * q[..., 3] - p[..., 0] * q[..., 0] - p[..., 1] * q[..., 1] - p[..., 2] * q[..., 2]
    return _jnp.stack([*vector, real], -1)


def _about(axis, angle):
    # The rotation about one of the axes.
    half = angle / 2.0
    parts = [_jnp.zeros_like(half)] * 3 + [_jnp.cos(half)]
    parts[axis] = _jnp.sin(half)
    return _jnp.stack(parts, -1)


def _axes(seq, description):
    # Which axes a sequence names, and whether they turn with the body.
    is_intrinsic = all(letter in "XYZ" for letter in seq)
    if not is_intrinsic and not all(letter in "xyz" for letter in seq):
        raise ValueError(f"Expected {description} from `seq` to be from ['x', 'y', 'z'] or ['X', 'Y', 'Z'], got {seq}")
    if any(a == b for a, b in zip(seq, seq[1:])):
        raise ValueError(f"Expected consecutive axes to be different, got {seq}")
    return ["xyz".index(letter) for letter in seq.lower()], is_intrinsic


def _quat_of_matrix(matrix):
    diagonal = [matrix[..., at, at] for at in range(3)]
    trace = diagonal[0] + diagonal[1] + diagonal[2]
    candidates = []
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        parts = [None] * 3
        parts[i] = 1 - trace + 2 * matrix[..., i, i]
        parts[j] = matrix[..., j, i] + matrix[..., i, j]
        parts[k] = matrix[..., k, i] + matrix[..., i, k]
        candidates.append(_jnp.stack([*parts, matrix[..., k, j] - matrix[..., j, k]], -1))
    vector = [matrix[..., (at + 2) % 3, (at + 1) % 3] - matrix[..., (at + 1) % 3, (at + 2) % 3] for at in range(3)]
    candidates.append(_jnp.stack([*vector, 1 + trace], -1))
    # The largest of these four has the least cancellation.
    largest = _jnp.argmax(_jnp.stack([*diagonal, trace], -1), -1)
    choose = _jnp.broadcast_to(largest[..., None, None], (*largest.shape, 1, 4))
    return _normal(_jnp.take_along_axis(_jnp.stack(candidates, -2), choose, -2)[..., 0, :])


def _euler(quat, axes, is_extrinsic, degrees):
    i, j, k = axes if is_extrinsic else axes[::-1]
    is_symmetric = i == k
    k = 3 - i - j if is_symmetric else k
    sign = (i - j) * (j - k) * (k - i) // 2
    p = _parts(quat)
    a, b, c, d = p[3], p[i], p[j], p[k] * sign
    if not is_symmetric:
        a, b, c, d = p[3] - p[j], p[i] + p[k] * sign, p[j] + p[3], p[k] * sign - p[i]
    middle = 2 * _jnp.arctan2(_jnp.hypot(c, d), _jnp.hypot(a, b))
    half_sum, half_diff = _jnp.arctan2(b, a), _jnp.arctan2(d, c)
    at_zero, at_pi = _jnp.abs(middle) <= 1e-7, _jnp.abs(middle - _np.pi) <= 1e-7
    is_regular = ~(at_zero | at_pi)
    # In the two degenerate cases one angle says it all.
    degenerate = _jnp.where(at_zero, 2 * half_sum, 2 * half_diff * (-1 if is_extrinsic else 1))
    first = _jnp.where(is_regular, half_sum - half_diff, degenerate if is_extrinsic else 0)
    third = _jnp.where(is_regular, half_sum + half_diff, 0 if is_extrinsic else degenerate)
    if not is_symmetric:
        third, middle = third * sign, middle - _np.pi / 2
    angles = _jnp.stack([first, middle, third] if is_extrinsic else [third, middle, first], -1)
    angles = (angles + _np.pi) % (2 * _np.pi) - _np.pi
    return _jnp.rad2deg(angles) if degrees else angles


class Rotation(_namedtuple("Rotation", ["quat"])):
    """One rotation, or several along the first axis.

    >>> from jax.scipy.spatial.transform import Rotation
    >>> Rotation.from_quat(jnp.array([0.0, 0.0, 1.0, 1.0])).as_rotvec().round(3)
    Array([0.   , 0.   , 1.571], dtype=float32)
    """

    __slots__ = ()

    @classmethod
    def concatenate(cls, rotations):
        """All rotations of several objects."""
        return cls(_jnp.concatenate([rotation.quat for rotation in rotations]))

    @classmethod
    def from_euler(cls, seq, angles, degrees=False):
        """Rotations about axes in turn: small letters for those that stay, capital ones for those that turn too."""
        if not 1 <= len(seq) <= 3:
            raise ValueError(f"Expected axis specification to be a non-empty string of upto 3 characters, got {seq}")
        axes, is_intrinsic = _axes(seq, "axes")
        angles = _jnp.atleast_1d(angles)
        angles = _jnp.deg2rad(angles) if degrees else angles
        quat = None
        for at, axis in enumerate(axes):
            own = _about(axis, angles[..., at])
            if quat is None:
                quat = own
            else:
                quat = _composed(quat, own) if is_intrinsic else _composed(own, quat)
        return cls(_lax.convert_element_type(quat, quat.dtype))

    @classmethod
    def from_matrix(cls, matrix):
        """The rotations that matrices are."""
        return cls(_quat_of_matrix(_jnp.asarray(matrix)))

    @classmethod
    def from_mrp(cls, mrp):
        """From modified Rodrigues parameters."""
        mrp = _jnp.asarray(mrp)
        more = (_jnp.vecdot(mrp, mrp) + 1)[..., None]
        return cls(_jnp.concatenate([2 * mrp, 2 - more], -1) / more)

    @classmethod
    def from_quat(cls, quat):
        """From quaternions, which are brought to length one."""
        return cls(_normal(_jnp.asarray(quat)))

    @classmethod
    def from_rotvec(cls, rotvec, degrees=False):
        """From vectors along the axis, as long as the angle."""
        rotvec = _jnp.asarray(rotvec)
        rotvec = _jnp.deg2rad(rotvec) if degrees else rotvec
        angle = _norm(rotvec)
        square = angle * angle
        near_zero = 0.5 - square / 48 + square * square / 3840
        scale = _jnp.where(angle <= 1e-3, near_zero, _jnp.sin(angle / 2) / angle)
        return cls(_jnp.concatenate([scale[..., None] * rotvec, _jnp.cos(angle / 2)[..., None]], -1))

    @classmethod
    def identity(cls, num=None, dtype=float):
        """The rotation that changes nothing."""
        assert num is None
        return cls(_jnp.array([0.0, 0.0, 0.0, 1.0], dtype=dtype))

    @classmethod
    def random(cls, random_key, num=None):
        """Refused, as JAX does."""
        raise NotImplementedError()

    def __getitem__(self, indexer):
        if self.single:
            raise TypeError("Single rotation is not subscriptable.")
        return Rotation(self.quat[indexer])

    def __len__(self):
        if self.single:
            raise TypeError("Single rotation has no len().")
        return self.quat.shape[0]

    def __mul__(self, other):
        return Rotation.from_quat(_composed(self.quat, other.quat))

    def apply(self, vectors, inverse=False):
        """Turned vectors, or vectors turned back."""
        matrix = self.as_matrix()
        matrix = _jnp.swapaxes(matrix, -1, -2) if inverse else matrix
        return (matrix @ _jnp.asarray(vectors)[..., None])[..., 0]

    def as_euler(self, seq, degrees=False):
        """The three angles of rotations about three axes."""
        if len(seq) != 3:
            raise ValueError(f"Expected 3 axes, got {seq}.")
        axes, is_intrinsic = _axes(seq, "axes")
        return _euler(self.quat, axes, not is_intrinsic, degrees)

    def as_matrix(self):
        """The matrices that the rotations are."""
        x, y, z, w = _parts(self.quat)
        xx, yy, zz, ww = x * x, y * y, z * z, w * w
        xy, xz, yz, xw, yw, zw = x * y, x * z, y * z, x * w, y * w, z * w
        rows = [
            [xx - yy - zz + ww, 2 * (xy - zw), 2 * (xz + yw)],
            [2 * (xy + zw), -xx + yy - zz + ww, 2 * (yz - xw)],
            [2 * (xz - yw), 2 * (yz + xw), -xx - yy + zz + ww],
        ]
        return _jnp.stack([_jnp.stack(row, -1) for row in rows], -2)

    def as_mrp(self):
        """The modified Rodrigues parameters."""
        sign = _jnp.where(self.quat[..., 3:] < 0, -1.0, 1.0)
        return sign * self.quat[..., :3] / (1.0 + sign * self.quat[..., 3:])

    def as_rotvec(self, degrees=False):
        """Vectors along the axis, as long as the angle."""
        quat = _jnp.where(self.quat[..., 3:] < 0, -self.quat, self.quat)
        angle = 2.0 * _jnp.arctan2(_norm(quat[..., :3]), quat[..., 3])
        square = angle * angle
        near_zero = 2 + square / 12 + 7 * square * square / 2880
        scale = _jnp.where(angle <= 1e-3, near_zero, angle / _jnp.sin(angle / 2))
        scale = _jnp.rad2deg(scale) if degrees else scale
        return scale[..., None] * quat[..., :3]

    def as_quat(self, canonical=False, scalar_first=False):
        """The quaternions; canonical ones have their last part that is not zero positive, from w to x, y and z."""
        quat = self.quat
        if canonical:
            is_negative, is_zero = _parts(quat < 0), _parts(quat == 0)
            turned = is_negative[2] & is_zero[1]
            turned = (turned | is_negative[1]) & is_zero[0]
            turned = ((turned | is_negative[0]) & is_zero[3]) | is_negative[3]
            quat = _jnp.where(turned[..., None], -quat, quat)
        return _jnp.roll(quat, 1, -1) if scalar_first else quat

    def inv(self):
        """The rotations that undo these."""
        return Rotation(self.quat * _jnp.array([-1, -1, -1, 1], self.quat.dtype))

    def magnitude(self):
        """The angles."""
        return 2.0 * _jnp.arctan2(_norm(self.quat[..., :3]), _jnp.abs(self.quat[..., 3]))

    def mean(self, weights=None):
        """The rotation in the middle of several."""
        dtype = self.quat.dtype
        weights = _jnp.ones(self.quat.shape[0], dtype) if weights is None else _jnp.asarray(weights, dtype)
        if weights.ndim != 1:
            raise ValueError(f"Expected `weights` to be 1 dimensional, got shape {weights.shape}.")
        if weights.shape[0] != len(self):
            raise ValueError(
                "Expected `weights` to have number of values equal to number of rotations, got "
                f"{weights.shape[0]} values and {len(self)} rotations."
            )
        _, vectors = _jnp.linalg.eigh(_jnp.dot(weights[None, :] * self.quat.T, self.quat))
        return Rotation(vectors[:, -1])

    @property
    def single(self):
        """Whether this is one rotation."""
        return self.quat.ndim == 1


class Slerp(_namedtuple("Slerp", ["times", "timedelta", "rotations", "rotvecs"])):
    """What turns evenly from each of several rotations to the next.

    >>> from jax.scipy.spatial.transform import Rotation, Slerp
    >>> turns = Slerp.init([0, 1], Rotation.from_euler("z", jnp.array([[0.0], [1.0]])))
    >>> turns(0.5).as_rotvec().round(3)
    Array([0. , 0. , 0.5], dtype=float32)
    """

    __slots__ = ()

    @classmethod
    def init(cls, times, rotations):
        """What has the rotations at the times."""
        if not isinstance(rotations, Rotation):
            raise TypeError("`rotations` must be a `Rotation` instance.")
        if rotations.single or len(rotations) == 1:
            raise ValueError("`rotations` must be a sequence of at least 2 rotations.")
        times = _jnp.asarray(times, rotations.quat.dtype)
        if times.ndim != 1:
            raise ValueError(f"Expected times to be specified in a 1 dimensional array, got {times.ndim} dimensions.")
        if times.shape[0] != len(rotations):
            raise ValueError(
                "Expected number of rotations to be equal to number of timestamps given, got "
                f"{len(rotations)} rotations and {times.shape[0]} timestamps."
            )
        before, after = Rotation(rotations.as_quat()[:-1]), Rotation(rotations.as_quat()[1:])
        return cls(times, _jnp.diff(times), before, (before.inv() * after).as_rotvec())

    def __call__(self, times):
        """The rotations at times."""
        times = _jnp.asarray(times, self.times.dtype)
        if times.ndim > 1:
            raise ValueError("`times` must be at most 1-dimensional.")
        wanted = _jnp.atleast_1d(times)
        at = _jnp.maximum(_jnp.searchsorted(self.times, wanted) - 1, 0)
        share = (wanted - self.times[at]) / self.timedelta[at]
        found = self.rotations[at] * Rotation.from_rotvec(self.rotvecs[at] * share[:, None])
        return found if times.ndim else found[0]
