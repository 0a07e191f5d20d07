# Options that are seldom given.
import numpy as np

a = np.arange(6).reshape(2, 3)
print(np.reshape(a, (3, 2), order="F"), a.reshape(3, 2, order="F"), a.reshape((6,), order="F"), a.T.ravel("A"), a.ravel(order="F"))
print(np.ravel(a, order="K"), a.T.ravel(order="K"), a.flatten("F"), np.reshape(a, 6, "F"), a.reshape(-1, order="C"))
f = np.array([1.0, 2.0, 4.0, 7.0, 11.0, 16.0])
print(np.gradient(f, edge_order=2), np.gradient(f, np.array([0.0, 1.0, 1.5, 3.5, 4.0, 6.0]), edge_order=2).round(6))
print(np.gradient(np.arange(12.0).reshape(3, 4) ** 2, 2.0, axis=0, edge_order=2), [g.tolist() for g in np.gradient(np.arange(9.0).reshape(3, 3) ** 2, edge_order=2)])
x, y = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([[7, 8, 9], [4, 5, 6], [1, 2, 3]])
print(np.cross(x, y, axisa=0, axisb=0), np.cross(x, y, axisc=0), np.cross(x, y, axis=0))
i, j = np.indices((2, 3), sparse=True)
print(i, j, np.indices((2,)))
b = np.array([[1.0, 2.0, 30.0], [4.0, 5.0, 6.0]])
mask = b < 10
print(np.var(b, where=mask), np.std(b, axis=1, where=mask), np.var(b, axis=0, mean=b.mean(axis=0, keepdims=True)), b.std(where=mask, keepdims=True), np.std(b, ddof=1, where=mask))
print(np.interp([-180, -170, -185, 185, -10, -5, 0, 365], [190, -190, 350, -350], [5, 10, 3, 4], period=360))
print(np.nan_to_num([np.nan, 1.0, np.inf, -np.inf], nan=[1.0, 2.0, 3.0, 4.0], posinf=9), np.nan_to_num(np.array([complex(np.inf, np.nan), 1j]), nan=5, posinf=6))
print(np.intersect1d([1, 1, 2, 3, 4], [2, 1, 4, 6], return_indices=True), np.intersect1d([3, 1], [1, 3]), np.isin([1, 2, 3], [2, 9]), np.setdiff1d([5, 1, 5, 2], [2]))
print(np.pad([1, 2], (2, 1), constant_values=(4, 6)), np.pad(a, 1, constant_values=((1, 2), (3, 4))))
dot = np.vectorize(np.dot, signature="(n),(n)->()")
print(dot(a, [1, 2, 3]), np.vectorize(lambda p, x: sum(p) * x, excluded=[0])([1, 2], [1, 2, 3]), np.vectorize(lambda x: (x, 2 * x), signature="()->(),()")([1, 2]))
print(np.frompyfunc(lambda x, y: x + y, 2, 1)([1, 2], [[10], [20]]), np.polyint(np.poly1d([1, 1, 1])), np.polyder(np.poly1d([1, 1, 1, 1])))
print(np.busday_offset("2011-10", 0, roll="forward"), np.busday_offset("2012-05", 1, roll="forward", weekmask="Sun"), np.busday_offset(["2011-03-22", "2011-03-23"], [1, -2]))
print(np.busday_count("2011-01", "2012-01"), np.busday_count("2011-03-22", "2011-03-11"), np.is_busday(["2011-07-01", "2011-07-02"], holidays=["2011-07-01"]))
calendar = np.busdaycalendar("Mon Tue Wed", holidays=["2011-07-04", "2011-07-05"])
print(calendar.weekmask, calendar.holidays, np.busday_count("2011-07-01", "2011-08-01", busdaycal=calendar))
info = np.__array_namespace_info__()
print(info.capabilities()["boolean indexing"], info.default_device(), info.dtypes(kind="signed integer"), info.default_dtypes()["integral"])
for call in (lambda: np.busday_offset("2011-07-02", 1), lambda: np.busdaycalendar("Foo"), lambda: np.gradient([1.0, 2.0], edge_order=2), lambda: dot([1, 2], [1, 2, 3])):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
