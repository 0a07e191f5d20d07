//! Texts that a visitor's browser loads only when they are needed.

/// Makes a constant of a text that is not loaded with the program: in WebAssembly it becomes a section of the module,
/// which no memory holds; the release build makes it a file of its own (`xtask/js/parts.mjs`), named after what follows
/// `part-`. Several texts of one section follow each other in it. Natively the constant is linked in like any other.
///
/// ```
/// freezeframe_base::part!("part-poems", POEM, concat!("#: first\n", "Roses are red.\n"));
/// assert_eq!(POEM.lines().count(), 2);
/// ```
#[macro_export]
macro_rules! part {
    ($section:literal, $name:ident, $text:expr) => {
        #[cfg(not(target_arch = "wasm32"))]
        const $name: &str = $text;

        #[cfg(target_arch = "wasm32")]
        const _: () = {
            const TEXT: &str = $text;
            // SAFETY: a section of its own that holds plain bytes changes nothing about the program.
            #[unsafe(link_section = $section)]
            static PART: [u8; TEXT.len()] = match TEXT.as_bytes().first_chunk() {
                Some(bytes) => *bytes,
                None => unreachable!(),
            };
        };
    };
}
