//! Keyword arguments that say how something looks: `color`, `lw`, `alpha`, `label` ...

use super::colors;
use super::description::{Color, Dash, Marker, Stroke};
use freezeframe_python::{Exc, Name, Raise, Value, Vm};

/// What the keywords of one call say.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// `color`, `c`.
    pub color: Option<Color>,
    /// `facecolor`.
    pub face: Option<Color>,
    /// `edgecolor`.
    pub edge: Option<Color>,
    /// `linewidth`, `lw`.
    pub width: Option<f64>,
    /// `linestyle`, `ls`.
    pub dash: Option<Dash>,
    /// `marker`.
    pub marker: Option<Marker>,
    /// `markersize`, `ms`.
    pub marker_size: Option<f64>,
    /// `markerfacecolor`.
    pub marker_color: Option<Color>,
    /// `alpha`.
    pub alpha: Option<f64>,
    /// `label`.
    pub label: Option<String>,
    /// `zorder`.
    pub zorder: Option<f64>,
    /// `fontsize`, `size`.
    pub font_size: Option<f64>,
    /// `rotation`.
    pub rotation: Option<f64>,
    /// `ha`, `horizontalalignment`.
    pub horizontal: Option<f64>,
    /// `va`, `verticalalignment`.
    pub vertical: Option<f64>,
    /// `drawstyle`: `steps-pre`, `steps-post`, `steps-mid`.
    pub draw_style: Option<String>,
}

/// Keywords that change nothing visible here.
const IGNORED: &[&str] = &[
    "antialiased",
    "aa",
    "clip_on",
    "rasterized",
    "solid_capstyle",
    "solid_joinstyle",
    "dash_capstyle",
    "markeredgecolor",
    "mec",
    "markeredgewidth",
    "mew",
    "picker",
    "fillstyle",
    "fontweight",
    "weight",
    "fontfamily",
    "family",
    "fontstyle",
    "style",
    "pad",
    "labelpad",
    "loc",
    "interpolate",
    "hatch",
    "snap",
    "wrap",
    "fontname",
    "in_layout",
    "linespacing",
    "animated",
    "dashes",
    "fontproperties",
    "gid",
    "markevery",
    "path_effects",
    "rotation_mode",
    "solid_capstyle",
    "url",
    "visible",
    "zdir",
];

impl Look {
    /// Takes the known keywords out of `keywords`; what is left is for the caller, or for [`reject`].
    pub fn take(vm: &mut Vm, keywords: &mut Vec<(Name, Value)>) -> Result<Self, Raise> {
        let mut look = Self::default();
        let mut rest = Vec::new();
        for (name, value) in std::mem::take(keywords) {
            if value.is_none() {
                continue;
            }
            match name.as_str() {
                "color" | "c" => look.color = Some(colors::color_of(vm, &value)?),
                "facecolor" | "fc" => look.face = Some(colors::color_of(vm, &value)?),
                "edgecolor" | "ec" | "edgecolors" => {
                    look.edge = Some(colors::color_of(vm, &value)?)
                }
                "linewidth" | "lw" | "linewidths" => {
                    look.width = Some(super::numbers::number(vm, &value)?)
                }
                "linestyle" | "ls" | "linestyles" => look.dash = Some(dash_of(vm, &value)?),
                "marker" => look.marker = marker_of(vm, &value)?,
                "markersize" | "ms" => look.marker_size = Some(super::numbers::number(vm, &value)?),
                "markerfacecolor" | "mfc" => {
                    look.marker_color = Some(colors::color_of(vm, &value)?)
                }
                "alpha" => look.alpha = Some(super::numbers::number(vm, &value)?),
                "label" => look.label = Some(vm.str_text(&value)?),
                "zorder" => look.zorder = Some(super::numbers::number(vm, &value)?),
                "fontsize" | "size" => look.font_size = Some(font_size(vm, &value)?),
                "rotation" => look.rotation = Some(rotation_of(vm, &value)?),
                "ha" | "horizontalalignment" => look.horizontal = Some(alignment(vm, &value)?),
                "va" | "verticalalignment" => look.vertical = Some(alignment(vm, &value)?),
                "drawstyle" => look.draw_style = Some(vm.str_text(&value)?),
                other if IGNORED.contains(&other) => {}
                _ => rest.push((name, value)),
            }
        }
        *keywords = rest;
        Ok(look)
    }

    /// A line of this color.
    pub fn stroke(&self, color: Color) -> Stroke {
        Stroke {
            color,
            width: self.width.unwrap_or(1.5),
            dash: self.dash.unwrap_or_default(),
        }
    }

    /// The rim of what has an inside, of this width if none is said.
    pub fn rim(&self, width: f64) -> Option<Stroke> {
        let color = self.edge?;
        Some(Stroke::solid(color, self.width.unwrap_or(width)))
    }

    /// The color, faded by `alpha`.
    pub fn faded(&self, color: Color) -> Color {
        self.alpha
            .map_or(color, |alpha| color.with_alpha(color.alpha * alpha))
    }
}

/// `AttributeError` for keywords that nothing takes.
pub fn reject(vm: &Vm, class: &str, keywords: &[(Name, Value)]) -> Result<(), Raise> {
    match keywords.first() {
        Some((name, _)) => Err(vm.error(
            Exc::AttributeError,
            format_args!("{class}.set() got an unexpected keyword argument '{name}'"),
        )),
        None => Ok(()),
    }
}

fn dash_of(vm: &mut Vm, value: &Value) -> Result<Dash, Raise> {
    match value.as_str().map(Dash::parse) {
        Some(Some(dash)) => Ok(dash),
        None => Ok(Dash::Dashed),
        Some(None) => {
            let shown = vm.repr(value)?;
            Err(vm.value_error(format_args!("{shown} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', 'solid', 'dashed', 'dashdot', 'dotted'")))
        }
    }
}

fn marker_of(vm: &mut Vm, value: &Value) -> Result<Option<Marker>, Raise> {
    match value.as_str() {
        Some("" | " " | "None" | "none") => Ok(None),
        Some(text) if Marker::parse(text).is_some() => Ok(Marker::parse(text)),
        _ => {
            let shown = vm.repr(value)?;
            Err(vm.value_error(format_args!("Unrecognized marker style {shown}")))
        }
    }
}

/// A font size in points, or one of the names.
pub fn font_size(vm: &mut Vm, value: &Value) -> Result<f64, Raise> {
    Ok(match value.as_str() {
        Some("xx-small") => 5.8,
        Some("x-small") => 6.9,
        Some("small") => 8.3,
        Some("medium") => 10.0,
        Some("large") => 12.0,
        Some("x-large") => 14.4,
        Some("xx-large") => 17.3,
        _ => super::numbers::number(vm, value)?.clamp(1.0, 200.0),
    })
}

fn rotation_of(vm: &mut Vm, value: &Value) -> Result<f64, Raise> {
    match value.as_str() {
        Some("vertical") => Ok(90.0),
        Some("horizontal") => Ok(0.0),
        _ => super::numbers::number(vm, value),
    }
}

fn alignment(vm: &mut Vm, value: &Value) -> Result<f64, Raise> {
    match value.as_str() {
        Some("left" | "bottom" | "baseline") => Ok(0.0),
        Some("center" | "center_baseline") => Ok(0.5),
        Some("right" | "top") => Ok(1.0),
        _ => {
            let shown = vm.repr(value)?;
            Err(vm.value_error(format_args!("{shown} is not a valid alignment")))
        }
    }
}
