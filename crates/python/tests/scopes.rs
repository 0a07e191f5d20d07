//! Whose variable each name is, as the compiler and what else reads programs ask it.

use freezeframe_python::compiler::scope::{ScopeKind, Scopes};
use freezeframe_python::syntax::parse;

/// Each name where it stands, with the scope whose variable it is and `!` where it is bound: `x!f1`. Scopes are `m` for
/// the module, and `f`, `c` or `l` (function, class, list and the like) with their number.
fn owners(text: &str) -> String {
    let body = parse(text).expect("it parses");
    let scopes = Scopes::analyze(&body).expect("it compiles");
    let label = |scope: usize| match scopes.scopes[scope].kind {
        ScopeKind::Module => "m".to_owned(),
        ScopeKind::Class => format!("c{scope}"),
        ScopeKind::Function => format!("f{scope}"),
        ScopeKind::Comprehension => format!("l{scope}"),
        ScopeKind::Types => format!("t{scope}"),
    };
    let told = scopes.occurrences.iter().map(|it| {
        let name = &text[it.range];
        let sign = if it.is_write { "!" } else { ":" };
        format!("{name}{sign}{}", label(scopes.owner(it.scope, name)))
    });
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn names_belong_to_the_scope_that_python_gives_them() {
    for (text, expected) in [
        ("x = 1\nx", "x!m x:m"),
        ("x += 1", "x:m x!m"),
        ("def f[T](x: T): return T", "T:t1 T:t1"),
        ("del x", "x!m"),
        // Variables of comprehensions are theirs alone; the first iterable is read outside.
        (
            "def f(xs):\n    return [x for x in xs], x",
            "xs:f1 x!l2 x:l2 x:m",
        ),
        (
            "def f(xs):\n    return {a: b for a in xs for b in a if b}",
            "xs:f1 a!l2 a:l2 b!l2 b:l2 a:l2 b:l2",
        ),
        ("x = [x for x in x]", "x:m x!l1 x:l1 x!m"),
        // A generator expression is a function of its own.
        (
            "def f(x):\n    return sum(x for x in x)",
            "sum:m x:f1 x!f2 x:f2",
        ),
        // `:=` binds around comprehensions.
        (
            "def f(xs):\n    [y := x for x in xs]\n    return y",
            "xs:f1 x!l2 y!f1 x:l2 y:f1",
        ),
        (
            "def f(xs):\n    any((y := x) for x in xs)\n    return y",
            "any:m xs:f1 x!f2 y!f1 x:f2 y:f1",
        ),
        ("[y := x for x in xs]\ny", "xs:m x!l1 y!m x:l1 y:m"),
        ("def f():\n    if (n := 1): return n", "n!f1 n:f1"),
        // What `except` and patterns bind.
        (
            "e = 0\ndef f():\n    try: g()\n    except E as e: pass\n    return e",
            "e!m g:m e!f1 E:m e:f1",
        ),
        (
            "def f(v):\n    match v:\n        case [x, *xs]: return x, xs\n        case {'k': y, **rest}: return y, rest\n        case C(z) as whole if z: return z, whole",
            "v:f1 x!f1 xs!f1 x:f1 xs:f1 rest!f1 y!f1 y:f1 rest:f1 whole!f1 C:m z!f1 z:f1 z:f1 whole:f1",
        ),
        // Functions in functions.
        (
            "def f():\n    n = 0\n    def g():\n        return n\n    def h(n):\n        return n",
            "n!f1 n:f1 n:f3",
        ),
        (
            "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n = 1",
            "n!f1 n!f1",
        ),
        (
            "n = 0\ndef f():\n    global n\n    n = 1\n    def g():\n        return n",
            "n!m n!m n:m",
        ),
        // A default is read outside, the body inside.
        ("def f(x=x):\n    return x", "x:m x:f1"),
        ("f = lambda x, y=x: x + y", "x:m x:f1 y:f1 f!m"),
        // A method sees the function around its class, not the class.
        (
            "def f():\n    n = 0\n    class C:\n        n = 1\n        m = n\n        def g(self):\n            return n\n        k = [n for _ in n]",
            "n!f1 n!c2 n:c2 m!c2 n:f1 n:c2 _!l4 n:f1 k!c2",
        ),
        (
            "class C:\n    n = 1\n    def g(self):\n        return n",
            "n!c1 n:m",
        ),
        // Private names are mangled, and still theirs.
        ("class C:\n    __n = 1\n    m = __n", "__n!c1 __n:c1 m!c1"),
        (
            "with open(p) as q:\n    for i in q: pass",
            "open:m p:m q!m q:m i!m",
        ),
    ] {
        assert_eq!(owners(text), expected, "{text}");
    }
}

#[test]
fn the_scope_around_a_place_is_the_innermost() {
    let text = "def f(xs):\n    return [x + g(lambda: x) for x in xs]\ny = 1\n";
    let scopes = Scopes::analyze(&parse(text).expect("it parses")).expect("it compiles");
    let at = |words: &str| scopes.around(text.find(words).expect("the words") as u32);
    assert_eq!(at("y ="), 0);
    assert_eq!(at("return"), 1);
    assert!(scopes.scopes[at("x + g")].is_comprehension());
    assert_eq!(scopes.scopes[at("x) for")].parent, Some(at("x + g")));
}
