//! What holds of every module that is made, in tests.

use wasmparser::{ExternalKind, Operator, Parser, Payload, TypeRef, Validator};

/// No instruction reaches farther from an address than this: what one turn of a loop reads or writes lies there.
const FARTHEST: u64 = 256;

/// Holds that a module is valid, works on no memory but the one that it is given, calls nobody, makes memory no larger and
/// moves none of it, and keeps nothing; and that its instructions reach no farther than a turn of a loop goes on.
pub(crate) fn check(module: &[u8]) {
    let valid = Validator::new().validate_all(module).map(|_| ());
    assert!(valid.is_ok(), "{valid:?}");
    for payload in Parser::new(0).parse_all(module) {
        match payload.expect("a section") {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.expect("an import");
                    let own = (import.module, import.name) == crate::MEMORY;
                    assert!(own && matches!(import.ty, TypeRef::Memory(_)), "{import:?}");
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    assert_eq!(export.expect("an export").kind, ExternalKind::Func);
                }
            }
            Payload::CodeSectionEntry(body) => {
                let code = body.get_operators_reader().expect("code");
                code.into_iter()
                    .for_each(|it| operator(&it.expect("an instruction")));
            }
            Payload::Version { .. }
            | Payload::TypeSection(_)
            | Payload::FunctionSection(_)
            | Payload::CodeSectionStart { .. }
            | Payload::End(_) => {}
            other => panic!("a section that no made module has: {other:?}"),
        }
    }
}

fn operator(it: &Operator<'_>) {
    use Operator::*;
    let reach = match it {
        I32Load { memarg } | F32Load { memarg } | F32Store { memarg } => memarg.offset + 4,
        I32Store { memarg } => memarg.offset + 4,
        I32Load8U { memarg } | I32Store8 { memarg } => memarg.offset + 1,
        I64Load { memarg } | I64Store { memarg } => memarg.offset + 8,
        V128Load { memarg } | V128Store { memarg } => memarg.offset + 16,
        V128Load8Splat { memarg } => memarg.offset + 1,
        V128Load32Splat { memarg } | V128Load32Zero { memarg } => memarg.offset + 4,
        V128Load32Lane { memarg, .. } | V128Store32Lane { memarg, .. } => memarg.offset + 4,
        V128Store64Lane { memarg, .. } => memarg.offset + 8,
        V128Store8Lane { memarg, .. } | V128Load8Lane { memarg, .. } => memarg.offset + 1,
        other => {
            let text = format!("{other:?}");
            let knows_others = [
                "Call", "Return", "Memory", "Table", "Global", "Ref", "memarg",
            ];
            let alone = knows_others.iter().all(|it| !text.contains(it));
            assert!(alone || text == "Return", "{text}");
            return;
        }
    };
    assert!(reach <= FARTHEST, "{it:?} reaches {reach} bytes");
}
