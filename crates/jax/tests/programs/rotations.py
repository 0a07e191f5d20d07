# jax.scipy.spatial.transform.
import jax
import jax.numpy as jnp
from jax.scipy.spatial.transform import Rotation, Slerp

quats = jnp.array([[0.1, 0.7, -0.4, 0.2], [1.0, 0.0, 2.0, -1.0], [0.3, 0.3, 0.3, 0.9]])
r = Rotation.from_quat(quats)
print(r, len(r), r.single, r[0].single)
print(r.as_matrix(), r.as_rotvec().round(4), r.as_rotvec(degrees=True).round(2), r.as_mrp(), r.magnitude().round(5), sep="\n")
for seq in ("xyz", "XYZ", "zxz", "ZYX", "yxy"):
    print(seq, r.as_euler(seq).round(4), r[1].as_euler(seq, degrees=True).round(2), Rotation.from_euler(seq, quats[:, :3]).quat)
print(r.as_quat(canonical=True, scalar_first=True), Rotation.identity(), (r * r.inv()).as_quat(), r.mean().as_quat())
print(Rotation.from_matrix(r.as_matrix()).quat, Rotation.from_mrp(r.as_mrp()).quat, Rotation.from_rotvec(quats[:, :3]).quat.round(5))
print(r.apply(jnp.ones((3, 3))), r.apply(jnp.ones(3), inverse=True), Rotation.concatenate([r, r[:1]]).quat.shape)
slerp = Slerp.init([0, 1, 3], r)
print(slerp(0.5).quat.round(5), slerp([0, 0.5, 2]).as_rotvec().round(4), jax.jit(lambda t: slerp(t).quat)(2.5).round(5))
print(jax.grad(lambda q: Rotation.from_quat(q).as_rotvec().sum())(quats[0]).round(4))
for wrong in (
    lambda: Rotation.from_euler("", 1.0),
    lambda: Rotation.from_euler("xx", jnp.ones(2)),
    lambda: Rotation.from_euler("xY", jnp.ones(2)),
    lambda: r.as_euler("xy"),
    lambda: r[0][0],
    lambda: len(r[0]),
    lambda: Slerp.init([0], r),
    lambda: slerp(jnp.ones((2, 2))),
    lambda: Rotation.random(jax.random.key(0)),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
