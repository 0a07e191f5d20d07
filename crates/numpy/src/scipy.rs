//! What programs use of SciPy, written in Python over numpy: two parts, which are loaded when a program imports some of
//! them. The package itself and its smaller modules are one.

freezeframe_python::library!(
    SCIPY,
    "part-scipy",
    "scipy",
    [
        "scipy",
        "scipy._lib",
        "scipy.cluster",
        "scipy.constants",
        "scipy.fft",
        "scipy.interpolate",
        "scipy.io",
        "scipy.ndimage",
        "scipy.signal",
        "scipy.signal._filters",
        "scipy.signal._sums",
        "scipy.signal.windows",
        "scipy.sparse",
        "scipy.spatial",
        "scipy.spatial.distance",
    ]
);

/// What is long: special functions, distributions, optimizers, integrals and linear algebra.
pub mod stats {
    freezeframe_python::library!(
        STATS,
        "part-stats",
        "stats",
        [
            "scipy.integrate",
            "scipy.integrate._equations",
            "scipy.integrate._integrals",
            "scipy.linalg",
            "scipy.optimize",
            "scipy.optimize._least",
            "scipy.optimize._linesearch",
            "scipy.optimize._minimize",
            "scipy.optimize._result",
            "scipy.optimize._scalar",
            "scipy.optimize._slsqp",
            "scipy.special",
            "scipy.special._bessel",
            "scipy.special._errors",
            "scipy.special._gammas",
            "scipy.stats",
            "scipy.stats._continuous",
            "scipy.stats._discrete",
            "scipy.stats._distributions",
            "scipy.stats._multivariate",
            "scipy.stats._summary",
        ]
    );
}
